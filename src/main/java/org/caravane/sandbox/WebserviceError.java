package org.caravane.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer that is not the asked one: a status with codes and messages, or without any body
 * (section 1 of the contract).
 */
final class WebserviceError extends Exception {

    private static final long serialVersionUID = 1;

    /** One entry of {@code <errors>}. */
    record Entry(int code, String message) {}

    /** Seen on a real 8.2.1 whose cache had lost its purifier folder; the write was committed. */
    static final String PURIFIER_WARNING =
            "[PHP User warning #512] Base directory /var/www/prestashop/var/cache/prod/purifier does not exist,\n"
                    + "                    please create or change using %Cache.SerializerPath";

    private final int status;
    private final transient List<Entry> entries;

    WebserviceError(int status, int code, String message) {
        this(status, List.of(new Entry(code, message)));
    }

    WebserviceError(int status, List<Entry> entries) {
        super(status + " " + entries, null, false, false);
        this.status = status;
        this.entries = entries;
    }

    /** A 404 has neither body nor type, a 500 without body is text/html (recordings 009, 084). */
    static WebserviceError empty(int status) {
        return new WebserviceError(status, List.of());
    }

    /**
     * An error of a query: internally 400, turned to 500 by PHP warnings (recordings 019 to 022).
     */
    static WebserviceError query(int code, String message) {
        Stream<Entry> warnings =
                Stream.of(1333, 1334, 1335, 1336)
                        .map(
                                line ->
                                        warning(
                                                "Trying to access array offset on value of type bool"
                                                        + " (/var/www/prestashop/classes/webservice/WebserviceRequest.php, line "
                                                        + line
                                                        + ")"));
        return new WebserviceError(
                500, Stream.concat(Stream.of(new Entry(code, message)), warnings).toList());
    }

    static Entry warning(String text) {
        return new Entry(3, "[PHP Warning #2] " + text);
    }

    int status() {
        return status;
    }

    List<Entry> entries() {
        return entries;
    }
}
