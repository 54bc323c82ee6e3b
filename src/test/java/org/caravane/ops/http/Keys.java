package org.caravane.ops.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key pair with a certificate of its own, made by keytool, and a server that shows it. */
public record Keys(String name, Path store, Path pem) {
    private static final String PASSWORD = "changeit";

    /**
     * Makes them.
     *
     * @param more options of keytool: names, validity
     */
    public static Keys make(Path folder, String name, String... more) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        List<String> make =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "bc=ca:true"));
        make.addAll(List.of(more));
        keytool(store, make);
        keytool(store, List.of("-exportcert", "-rfc", "-alias", name, "-file", pem.toString()));
        return new Keys(name, store, pem);
    }

    /** A pair whose certificate is signed by this one. */
    Keys signs(Path folder, String leaf, String... more) throws Exception {
        Keys signed = make(folder, leaf);
        Path request = folder.resolve(leaf + ".csr");
        Path answer = folder.resolve(leaf + ".crt");
        keytool(signed.store, List.of("-certreq", "-alias", leaf, "-file", request.toString()));
        List<String> sign =
                new ArrayList<>(
                        List.of(
                                "-gencert",
                                "-rfc",
                                "-alias",
                                name,
                                "-infile",
                                request.toString(),
                                "-outfile",
                                answer.toString()));
        sign.addAll(List.of(more));
        keytool(store, sign);
        Path chain =
                Files.writeString(
                        folder.resolve(leaf + "-chain.pem"),
                        Files.readString(answer) + Files.readString(pem));
        keytool(
                signed.store,
                List.of("-importcert", "-noprompt", "-alias", leaf, "-file", chain.toString()));
        return signed;
    }

    private static void keytool(Path store, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(
                List.of(
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-storetype",
                        "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    /** A server that answers {@code hello} to everything. */
    public HttpsServer serve() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
