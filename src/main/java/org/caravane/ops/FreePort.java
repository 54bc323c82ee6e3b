package org.caravane.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nobody on this machine listens to. */
final class FreePort {
    private FreePort() {}

    /** That one, or any where it is taken. */
    static int near(int wanted) {
        try (ServerSocket socket = listen(wanted)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return any();
        }
    }

    private static int any() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("This machine gives no port to listen to: " + e.getMessage(), e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
