package org.caravane.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;

/** {@link BenchServers} from the other side. */
final class ServersProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final JsonNode urls;

    ServersProcess(int products) throws IOException {
        // as much as the catalogue needs: it is not what is measured
        process =
                ChildJvm.start(
                        List.of("-Xmx4g", "-XX:+UseSerialGC"),
                        ProcessBuilder.Redirect.PIPE,
                        ProcessBuilder.Redirect.INHERIT,
                        "bench-servers",
                        "--products",
                        Integer.toString(products));
        answers = process.inputReader();
        questions = process.outputWriter();
        urls = answer();
    }

    /** An address by its name: dolibarr, warm, raw, shop. */
    String url(String name) {
        return urls.path(name).asText();
    }

    /** The answer to a command; see {@link BenchServers}. */
    JsonNode tell(String command) throws IOException {
        questions.write(command);
        questions.newLine();
        questions.flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new BenchFailed("The sandboxes of the bench ended: see the log above");
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
