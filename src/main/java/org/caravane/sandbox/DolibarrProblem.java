package org.caravane.sandbox;

import java.util.Map;
import java.util.Optional;

/** A request that Dolibarr refuses; the stage says how far it came (contract section 1). */
final class DolibarrProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<Integer, String> REASONS =
            Map.of(
                    400, "Bad Request",
                    401, "Unauthorized",
                    403, "Forbidden",
                    404, "Not Found",
                    405, "Method Not Allowed",
                    409, "Conflict",
                    500, "Internal Server Error",
                    503, "Service Unavailable");

    private final int status;
    private final String stage;
    private final String detail;

    private DolibarrProblem(int status, String stage, String text, String detail) {
        super(REASONS.getOrDefault(status, "Error") + (text.isEmpty() ? "" : ": " + text));
        this.status = status;
        this.stage = stage;
        this.detail = detail;
    }

    static DolibarrProblem at(String stage, int status, String text) {
        return new DolibarrProblem(status, stage, text, "");
    }

    static DolibarrProblem of(int status, String text) {
        return at("call", status, text);
    }

    /** With the business error's code, as {@code ErrorProductAlreadyExists}. */
    static DolibarrProblem failed(String text, String code) {
        return new DolibarrProblem(500, "call", text, code);
    }

    static DolibarrProblem forbidden() {
        return of(403, "");
    }

    /** Of anything but a list of products. */
    static DolibarrProblem missingRight(DolibarrSetup setup) {
        return of(setup.behaviour().missingRight(), "");
    }

    int status() {
        return status;
    }

    String stage() {
        return stage;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    Optional<String> detail() {
        return detail.isEmpty() ? Optional.empty() : Optional.of(detail);
    }
}
