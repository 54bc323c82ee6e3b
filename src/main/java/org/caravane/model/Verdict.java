package org.caravane.model;

/** What is to be done with a subject. A decision returns it; only routes act on it. */
public sealed interface Verdict {

    /** In the words of the tally: create, update, skip, hold, wait, park. */
    String word();

    /** Why, in an operator's words. */
    String reason();

    /** The shop does not have it: send all values. */
    record Create(FieldValues values) implements Verdict {
        @Override
        public String word() {
            return "create";
        }

        @Override
        public String reason() {
            return "not in the shop yet";
        }
    }

    /**
     * The shop has it with other values.
     *
     * @param target its counterpart there
     * @param changes only what differs
     */
    record Update(Link target, FieldValues changes, String reason) implements Verdict {
        /** What was found with nothing to send is only linked. */
        @Override
        public String word() {
            return changes.isEmpty() ? "skip" : "update";
        }
    }

    /** Nothing differs. */
    record Skip(String reason) implements Verdict {
        @Override
        public String word() {
            return "skip";
        }
    }

    /** Not to be sent as long as the reason stands; forgotten until something changes. */
    record Hold(String reason) implements Verdict {
        @Override
        public String word() {
            return "hold";
        }
    }

    /** To be looked at again when another subject is done. */
    record Wait(String entity, String key, String reason) implements Verdict {
        @Override
        public String word() {
            return "wait";
        }
    }

    /**
     * A person has to decide.
     *
     * @param cause groups dead letters
     */
    record Park(String cause, String reason) implements Verdict {
        @Override
        public String word() {
            return "park";
        }
    }
}
