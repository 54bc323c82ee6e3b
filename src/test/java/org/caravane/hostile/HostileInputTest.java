package org.caravane.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caravane.failure.Failures;
import org.caravane.model.CaravaneException;
import org.caravane.model.Failure;
import org.caravane.ops.VerdictLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Recorded answers, spoiled, into everything that reads one: each ends in a record or in an
 * exception that {@link Failures} knows. {@code -Dfuzz.seed=N} repeats the one case that failed;
 * {@code -Dfuzz.from=N} and {@code -Dfuzz.cases=N} choose others.
 */
class HostileInputTest {
    private static final long FROM = Long.getLong("fuzz.from", 20_261_123L);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS_A_CASE = 20;

    private final List<Reader> readers =
            Stream.concat(new DolibarrReaders().all(), new ShopReaders().all()).toList();
    private final List<String> recorded = new ArrayList<>();
    private final List<String> systems = new ArrayList<>();
    private final Failures failures = new Failures();
    private final Map<String, String> failed = new TreeMap<>();
    private volatile long current;
    private volatile long began;

    @Test
    void readsEveryHonestAnswer() throws Exception {
        for (Reader reader : readers) {
            if (!reader.name().contains("-error-")) {
                try {
                    reader.way().take(reader.sample(), new Random(1));
                } catch (CaravaneException e) {
                    // of a key without rights
                    assertThat(reader.name()).isEqualTo("prestashop-root.xml");
                }
            }
        }
    }

    @Test
    void endsInARecordOrANamedExceptionWhateverIsAnswered() throws Exception {
        Long one = Long.getLong("fuzz.seed");
        if (one == null) {
            cases(Integer.getInteger("fuzz.cases", 4_000));
        } else {
            System.out.println(one + ": " + take(one));
            assertThat(failed.values()).isEmpty();
        }
    }

    @Test
    @Tag("nightly")
    void endsInARecordOrANamedExceptionAHundredThousandTimes() throws Exception {
        cases(Integer.getInteger("fuzz.cases", 100_000));
    }

    /** Whatever a real server ever said, for whatever was asked. */
    @Test
    void endsInARecordOrANamedExceptionForEveryRecording() throws Exception {
        Path recordings = Path.of("../shared/contracts");
        assumeTrue(Files.isDirectory(recordings));
        for (String system : List.of("dolibarr", "prestashop")) {
            try (Stream<Path> files = Files.walk(recordings.resolve(system))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    JsonNode body = JSON.readTree(file.toFile()).at("/response/body");
                    recorded.add(body.isTextual() ? body.asText() : body.toString());
                    systems.add(system);
                }
            }
        }
        assertThat(recorded).hasSizeGreaterThan(300);
        cases(3_000);
    }

    private void cases(int number) throws Exception {
        // what it would say is checked line by line
        ((Logger) LoggerFactory.getLogger(VerdictLog.class)).setLevel(Level.OFF);
        long start = System.nanoTime();
        Map<String, Integer> ends = new TreeMap<>();
        Thread worker =
                new Thread(
                        () -> {
                            for (long seed = FROM; seed < FROM + number; seed++) {
                                ends.merge(take(seed), 1, Integer::sum);
                            }
                        });
        Throwable[] broken = {null};
        worker.setUncaughtExceptionHandler((t, e) -> broken[0] = e);
        worker.setDaemon(true);
        began = System.nanoTime();
        worker.start();
        while (worker.isAlive()) {
            worker.join(200);
            if (worker.isAlive() && seconds(began) > SECONDS_A_CASE) {
                throw new AssertionError(
                        "It hangs: -Dfuzz.seed=%d %s"
                                .formatted(current, Arrays.toString(worker.getStackTrace())));
            }
        }
        assertThat(broken[0]).isNull();
        System.out.printf(
                "%d spoiled answers from seed %d in %.1f s: %s%n",
                number, FROM, (System.nanoTime() - start) / 1e9, ends);
        assertThat(failed.values()).isEmpty();
        assertThat(ends.values().stream().mapToInt(n -> n).sum()).isEqualTo(number);
        assertThat(ends)
                .containsKeys("ShopUnavailable", "DolibarrUnavailable", "JsonParseException");
        assertThat(ends.get("a record")).isBetween(number / 20, number * 19 / 20);
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    /** Where of ours it happened. */
    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(f -> f.startsWith("org.caravane") && !f.contains(".hostile."))
                .limit(3)
                .toList()
                .toString();
    }

    private static String shortened(String answer) {
        return answer.length() <= 3000 ? answer : answer.substring(0, 3000) + "…";
    }

    /** With an answer that was recorded, when there are any. */
    private Reader recorded(Reader reader, Random random) {
        if (recorded.isEmpty()) {
            return reader;
        }
        int any = random.nextInt(recorded.size());
        boolean same = reader.name().startsWith(systems.get(any));
        return same && !recorded.get(any).isEmpty() ? reader.of(recorded.get(any)) : reader;
    }

    /** What the case of that seed ends in. */
    private String take(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean error = random.nextInt(8) == 0;
        List<Reader> these =
                readers.stream().filter(r -> r.name().contains("-error-") == error).toList();
        Reader reader = recorded(these.get(random.nextInt(these.size())), random);
        String answer = Mutations.spoiled(reader.sample(), random);
        current = seed;
        began = System.nanoTime();
        try {
            reader.way().take(answer, random);
            return "a record";
        } catch (Exception | Error e) {
            Failure failure = failures.of(e, reader.calling(), reader.writing());
            boolean named = e instanceof CaravaneException || e instanceof JacksonException;
            if (!named || failure.code().equals("internal") || failure.sentence().isBlank()) {
                failed.putIfAbsent(
                        e.getClass() + " " + place(e),
                        "-Dfuzz.seed=%d %s: %s%n%s%n%s"
                                .formatted(seed, reader, e, place(e), shortened(answer)));
                return "FAILED";
            }
            return e.getClass().getSimpleName();
        }
    }
}
