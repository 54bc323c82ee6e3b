package org.caravane.ops.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of an answer, which ends with an exception rather than take more than it may. */
final class GuardedEntity extends HttpEntityWrapper {
    private final boolean compressed;
    private final long most;
    private final Watch watch;

    GuardedEntity(HttpEntity entity, boolean compressed, long most, Watch watch) {
        super(entity);
        this.compressed = compressed;
        this.most = most;
        this.watch = watch;
    }

    @Override
    public long getContentLength() {
        return compressed ? -1 : super.getContentLength();
    }

    @Override
    public InputStream getContent() throws IOException {
        try {
            InputStream content = super.getContent();
            return new GuardedStream(
                    compressed ? new GZIPInputStream(content) : content,
                    getContentLength(),
                    most,
                    watch);
        } catch (IOException e) {
            watch.failed();
            throw e;
        }
    }
}
