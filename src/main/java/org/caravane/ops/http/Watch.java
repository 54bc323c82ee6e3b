package org.caravane.ops.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.concurrent.Cancellable;
import org.caravane.failure.AnswerCutOff;

/** The time of one request, from its beginning to the end of its answer. */
final class Watch {
    private final ExecChain.Scope scope;
    private final Limits limits;
    private final String calling;
    private final boolean writing;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean struck;

    Watch(ExecChain.Scope scope, Limits limits, String calling, boolean writing) {
        this.scope = scope;
        this.limits = limits;
        this.calling = calling;
        this.writing = writing;
        var unused =
                over.orTimeout(limits.whole().toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete(
                                (nothing, timeout) -> {
                                    if (timeout != null) {
                                        struck = true;
                                        close();
                                    }
                                });
    }

    /** All of the answer is there. */
    void end() {
        over.complete(null);
    }

    /** Nothing more is read of it. */
    void close() {
        end();
        if (scope.originalRequest instanceof Cancellable request) {
            request.cancel();
        }
        scope.execRuntime.discardEndpoint();
    }

    AnswerCutOff tooLarge() {
        return cutOff(AnswerCutOff.Why.TOO_LARGE);
    }

    AnswerCutOff cutOff(AnswerCutOff.Why why) {
        close();
        return new AnswerCutOff(
                why,
                calling,
                writing,
                why == AnswerCutOff.Why.TOO_LARGE
                        ? limits.megabytes()
                        : limits.whole().toSeconds());
    }

    /** Throws when what failed did so because the time was over. */
    void failed() {
        end();
        if (struck) {
            throw cutOff(AnswerCutOff.Why.TOO_SLOW);
        }
    }
}
