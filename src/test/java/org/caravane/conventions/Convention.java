package org.caravane.conventions;

import java.util.List;

/** Something agreed upon that a program can check. */
interface Convention {

    /** A sentence for each place that breaks the convention; empty when all is well. */
    List<String> defects(Project project);
}
