package org.caravane.failure;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** An answer of which the rest was not read. */
public final class AnswerCutOff extends CaravaneException {
    private static final long serialVersionUID = 1L;

    /** Why the rest was not read; the sentence lacks whose answer it is. */
    public enum Why {
        TOO_LARGE(
                "answers with more than %d MB: the rest is not read. If so much is right, raise"
                        + " http.max-body-mb and the heap"),
        TOO_SLOW(
                "did not finish its answer within %d s: it is cut off. If it needs so long, raise"
                        + " http.request-timeout"),
        ENCODED(
                "compresses its answer in a way that nobody asked for: look at the proxy before it");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final String calling;
    private final boolean writing;

    /**
     * @param calling {@code source} or {@code endpoint}
     * @param writing whether the other side may have been changed, and may still be at work
     * @param bound that was met, in MB or seconds
     */
    public AnswerCutOff(Why why, String calling, boolean writing, long bound) {
        super(Failures.whose(calling) + " " + why.sentence.formatted(bound));
        this.calling = calling;
        this.writing = writing;
    }

    @Override
    public FailureKind kind() {
        return Failures.kind(calling, writing);
    }

    @Override
    public String code() {
        return writing ? "shop-doubt" : Failures.unreadable(calling);
    }

    @Override
    public boolean maybeRunning() {
        return writing;
    }
}
