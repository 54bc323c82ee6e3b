package org.caravane.store.figures;

/** The figures in the order and under the names that every command and interface tells them by. */
public enum Figure {
    WAITING("waiting", "waiting", "changes that are due and not taken"),
    LATER("later", "later", "changes that are tried again later"),
    IN_FLIGHT("inFlight", "in flight", "changes that are being delivered"),
    WAITS("waitsForAnother", "waits", "changes that go on when another has arrived"),
    DELIVERED("delivered", "delivered", "creations and updates, ever"),
    SKIPPED("skipped", "skipped", "looked at with nothing to send, ever"),
    HELD("held", "held", "subjects that are held back with a reason"),
    PARKED("parked", "parked", "open dead letters"),
    LAG("lagSeconds", "lag", "seconds that the oldest due change has been due"),
    RATE(
            "deliveredPerMinute",
            "rate",
            "delivered per minute, the mean of this minute and the four before");

    private final String key;
    private final String heading;
    private final String description;

    Figure(String key, String heading, String description) {
        this.key = key;
        this.heading = heading;
        this.description = description;
    }

    /** Its name for machines. */
    public String key() {
        return key;
    }

    /** Its name in a table. */
    public String heading() {
        return heading;
    }

    /** What it counts. */
    public String description() {
        return description;
    }

    public Number of(EntityFigures figures) {
        return switch (this) {
            case WAITING -> figures.waiting();
            case LATER -> figures.later();
            case IN_FLIGHT -> figures.inFlight();
            case WAITS -> figures.waitsForAnother();
            case DELIVERED -> figures.delivered();
            case SKIPPED -> figures.skipped();
            case HELD -> figures.held();
            case PARKED -> figures.parked();
            case LAG -> figures.lagSeconds();
            case RATE -> figures.deliveredPerMinute();
        };
    }
}
