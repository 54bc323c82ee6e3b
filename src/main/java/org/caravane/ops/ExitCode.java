package org.caravane.ops;

/** How a command ends. */
final class ExitCode {
    static final int IN_STEP = 0;
    static final int PARKED = 1;
    static final int WRONG = 1;
    static final int CANNOT_START = 2;
    static final int WORK_LEFT = 3;

    private ExitCode() {}
}
