package org.caravane.sandbox;

/** The HTML that stands where an answer should: of a proxy, a maintenance page, a rate limiter. */
final class FaultPages {
    static final String MAINTENANCE =
            "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body><h1>We'll be back soon.</h1></body></html>\n";
    static final String TOO_MANY = nginx("429 Too Many Requests");
    static final String BAD_GATEWAY = nginx("502 Bad Gateway");

    private FaultPages() {}

    private static String nginx(String title) {
        return "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
                .formatted(title);
    }
}
