package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ports that this process listens to, as Linux tells them. */
final class ListeningSockets {
    private static final Path OURS = Path.of("/proc/self/fd");
    private static final String LISTENS = "0A";

    private ListeningSockets() {}

    static boolean areTold() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /** Addresses with ports, in the kernel's hexadecimal. */
    static Set<String> now() throws IOException {
        Set<String> sockets = new TreeSet<>();
        try (Stream<Path> files = Files.list(OURS)) {
            files.forEach(
                    file -> {
                        try {
                            sockets.add(Files.readSymbolicLink(file).toString());
                        } catch (IOException e) {
                            // closed since it was listed
                            sockets.remove(file.toString());
                        }
                    });
        }
        Set<String> listening = new TreeSet<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            Path path = Path.of("/proc/self/net", table);
            if (Files.isReadable(path)) {
                for (String line : Files.readAllLines(path)) {
                    String[] words = line.strip().split("\\s+");
                    if (words.length > 9
                            && words[3].equals(LISTENS)
                            && sockets.contains("socket:[" + words[9] + "]")) {
                        listening.add(words[1]);
                    }
                }
            }
        }
        return listening;
    }
}
