package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what this process uses, and how far its deliveries are. */
final class SoakMeter {
    private static final double MIB = 1024 * 1024;
    private final Sandboxes sandboxes;
    private final HikariDataSource pool;
    private final JdbcTemplate store;
    private final Path folder;
    private final long began = System.nanoTime();

    SoakMeter(Sandboxes sandboxes, Runner runner, Path folder) {
        this.sandboxes = sandboxes;
        this.pool = (HikariDataSource) runner.bean("dataSource", DataSource.class);
        this.store = runner.store();
        this.folder = folder;
    }

    SoakSample sample() throws IOException {
        // what is left after it is what somebody holds on to
        System.gc();
        return new SoakSample(
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB,
                residentKiB() / 1024.0,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                sockets(),
                pool.getHikariPoolMXBean().getTotalConnections(),
                storeBytes() / MIB,
                lagSeconds(),
                number("select count(*) from change"),
                number(
                        "select coalesce(sum(n), 0) from tally where verdict in ('create', 'update')"),
                number("select count(*) from dead_letter where closed_at is null"),
                sandboxes.faultsStruck());
    }

    private double lagSeconds() {
        Timestamp oldest =
                store.queryForObject(
                        "select min(noted_at) from change where waits_entity is null",
                        Timestamp.class);
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest.toInstant(), Instant.now()).toMillis() / 1e3);
    }

    private long number(String sql) {
        return Optional.ofNullable(store.queryForObject(sql, Long.class)).orElse(0L);
    }

    private long storeBytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("store"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long residentKiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private static int sockets() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isReadable(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return (int) files.filter(SoakMeter::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
