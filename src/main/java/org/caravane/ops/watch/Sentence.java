package org.caravane.ops.watch;

/** Camel writes the messages of health checks into JSON as they are. */
final class Sentence {
    private Sentence() {}

    static String inJson(String sentence) {
        return sentence.replace('"', '\'').replace('\\', '/').replaceAll("\\p{Cntrl}+", " ");
    }
}
