package org.caravane.dolibarr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Dolibarr's JSON, read as a tree that cannot grow beyond what an honest answer needs. */
public final class DolibarrJson {
    /** Dolibarr nests eight levels deep (recordings of orders). */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;

    /** A hundred orders of many lines have some 200,000; an empty object costs a hundred bytes. */
    private static final long MOST_TOKENS = 1_000_000;

    private DolibarrJson() {}

    /** A mapper that refuses what is nested too deep, too long or too many. */
    public static ObjectMapper mapper() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .maxTokenCount(MOST_TOKENS)
                        .build();
        // an empty list with PHP's last words behind it is no empty list
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
