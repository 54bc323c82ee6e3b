package org.caravane.ops.http;

import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and closes the connection rather than read on. */
final class GuardedStream extends InputStream {
    private final InputStream content;
    private final long announced;
    private final long most;
    private final Watch watch;
    private long read;
    private boolean ended;

    /**
     * @param announced length, negative when unknown
     */
    GuardedStream(InputStream content, long announced, long most, Watch watch) {
        this.content = content;
        this.announced = announced;
        this.most = most;
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = content.read(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            watch.failed();
            throw e;
        }
        if (n < 0) {
            ended = true;
            watch.end();
            return n;
        }
        read += n;
        if (read > most) {
            throw watch.tooLarge();
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        if (!ended && read != announced) {
            // or closing would read the rest
            watch.close();
        }
        watch.end();
        content.close();
    }
}
