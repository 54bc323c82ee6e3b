package org.caravane.ops.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that writes what it is told to, byte by byte, and says how much was taken. */
final class RawServer implements AutoCloseable {
    /** What to write on a connection once the head of a request was read. */
    interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();

    RawServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(
                () -> {
                    while (!socket.isClosed()) {
                        Socket connection = socket.accept();
                        threads.submit(() -> serve(connection, answer));
                    }
                    return null;
                });
    }

    private void serve(Socket connection, Answer answer) {
        try (connection) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            answer.to(counted(connection.getOutputStream()));
        } catch (IOException e) {
            // the client took no more: that is what is tested
            closed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OutputStream counted(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                written.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                written.addAndGet(length);
            }
        };
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    long written() {
        return written.get();
    }

    /** Connections that the client cut while something was still being written. */
    long cut() {
        return closed.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
