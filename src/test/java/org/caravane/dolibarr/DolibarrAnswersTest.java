package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.caravane.model.CaravaneException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DolibarrAnswersTest {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=UTF-8";

    private final DolibarrAnswers unit = new DolibarrAnswers();

    @Test
    void takesJsonWithStatus200() {
        assertThatCode(() -> unit.require(200, JSON, "[]", "")).doesNotThrowAnyException();
        assertThatCode(() -> unit.require(200, "Application/JSON", "{}", ""))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "200|html|Module <b>Api</b> must be enabled.|enable the module 'API / Web services",
                "200|html|Le module <b>Api</b> doit &ecirc;tre activ&eacute;.|enable the module 'API / Web services",
                "200|html|<html>login</html>|check dolibarr.url and any proxy",
                "200|json|''|Dolibarr answered nothing (200)",
                "200|null|null|Dolibarr answered nothing (200)",
                "200|application/xml|<a/>|not JSON",
                "202|html|temporarily not available or failed|technical error or maintenance",
                "202|json|{}|technical error or maintenance",
                "301|html|moved|check dolibarr.url, including http or https",
                "304|null|null|Dolibarr redirects instead of answering (304)",
                "401|json|{}|check dolibarr.key and that the user is enabled",
                "403|json|{}|give the user the right to read it",
                "403|html|by SQL or Script injection protection|it holds a double quote",
                "403|html|nginx|firewall",
                "404|html|not found|must end with /api/index.php",
                "404|json|''|does not have what was asked for",
                "429|html|slow|asks to slow down (429)",
                "500|html|''|failed without a word (500)",
                "500|json|{}|not available (500)",
                "501|html|API not found|does not have the API that was asked for (501)",
                "503|html|maintenance|not available (503)",
                "600|json|{}|not available (600)",
                "0|null|null|failed without a word (0)",
                "400|html|Bad Request|Dolibarr refuses the request (400)",
                "405|json|{}|does not allow this operation (405)",
                "409|json|{}|because of a conflict (409)",
                "414|html|too long|too long",
                "422|json|{}|refuses the request (422)",
            })
    void saysTheRemedy(int status, @Nullable String type, @Nullable String body, String sentence) {
        String contentType = "json".equals(type) ? JSON : "html".equals(type) ? HTML : type;

        assertThatThrownBy(() -> unit.require(status, contentType, body, ""))
                .isInstanceOf(
                        sentence.contains("refuse")
                                        || sentence.contains("what was")
                                        || sentence.contains("allow")
                                        || sentence.contains("conflict")
                                        || sentence.contains("too long")
                                ? DolibarrRefused.class
                                : DolibarrUnavailable.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error when retrieve product list : Unknown column 't.x' in 'WHERE'|true",
                "You have an error in your SQL syntax; check the manual|true",
                "ERROR: column t.x does not exist|true",
                "Deadlock found when trying to get lock|false",
                "MySQL server has gone away|false",
                "Too many connections|false",
            })
    void tellsABadFilterFromAPassingDatabaseError(String message, boolean refused) {
        assertThatThrownBy(
                        () ->
                                unit.require(
                                        503,
                                        JSON,
                                        error(503, "Service Unavailable: " + message),
                                        ""))
                .isInstanceOf(refused ? DolibarrRefused.class : DolibarrUnavailable.class);
    }

    /** Recordings 05, 06 and 68 of 19.0.2; list functions of 17.0.2; DOLAPIENTITY 7 on 19.0.2. */
    @Test
    void tellsAWrongKeyAWrongEntityAndAMissingRightOfOldDolibarrsApart() {
        assertThat(sentence(401, JSON, error(401, "Unauthorized: Error user not valid (x)")))
                .isEqualTo(
                        "Dolibarr refuses the API key (401):"
                                + " check dolibarr.key and that the user is enabled");
        assertThat(
                        sentence(
                                401,
                                JSON,
                                error(
                                        401,
                                        "Unauthorized: Error user not valid (not found with api key or bad status or bad validity dates) (conf->entity=7)")))
                .isEqualTo(
                        "Dolibarr refuses the API key (401): check dolibarr.key and that the user is enabled, and dolibarr.entity: the user was looked for in entity 7");
        assertThat(sentence(401, JSON, error(401, "Unauthorized")))
                .isEqualTo(
                        "Dolibarr forbids the API user to read warehouses (401): give the API user the right 'Read stocks' (stock lire, 1001), and enable the module Stocks");
        assertThat(
                        sentence(
                                401,
                                JSON,
                                error(401, "Unauthorized: Access not allowed for login syncbot")))
                .startsWith("Dolibarr forbids the API user to read warehouses (401)")
                .endsWith("It says: Access not allowed for login syncbot");
        assertThat(sentence(401, HTML, "<h1>401 Authorization Required</h1>"))
                .startsWith("Dolibarr refuses the API key (401)");
    }

    /** 17.0.2 run live: both are {@code Unauthorized}, and another entity is a 503. */
    @Test
    void tellsThemApartWhereDolibarr17SaysTheSameOfBoth() {
        String key =
                "{\"error\":{\"code\":401,\"message\":\"Unauthorized\"},\"debug\":{\"stages\":{\"success\":[\"get\",\"route\",\"negotiate\"],\"failure\":[\"authenticate\",\"message\"]}}}";
        assertThat(sentence(401, JSON, key)).startsWith("Dolibarr refuses the API key (401)");
        assertThat(sentence(401, JSON, key.replace("authenticate", "call")))
                .startsWith("Dolibarr forbids the API user to read warehouses (401)");
        assertThatThrownBy(() -> unit.require(401, JSON, error(401, "Unauthorized"), "products"))
                .hasMessageStartingWith("Dolibarr refuses the API key (401)");
        assertThat(
                        sentence(
                                503,
                                JSON,
                                error(
                                        503,
                                        "Service Unavailable: Error when fetching user :USERNOTFOUND (conf->entity=7)")))
                .isEqualTo(
                        "Dolibarr refuses the API key (503): check dolibarr.key and that the user is enabled, and dolibarr.entity: the user was looked for in entity 7");
    }

    @Test
    void pausesOnlyWhatARightIsMissingForWhateverTheVersionSays() {
        for (int status : new int[] {401, 403}) {
            DolibarrUnavailable told =
                    catchThrowableOfType(
                            DolibarrUnavailable.class,
                            () ->
                                    unit.require(
                                            status,
                                            JSON,
                                            error(
                                                    status,
                                                    status == 401 ? "Unauthorized" : "Forbidden"),
                                            "stockmovements"));
            assertThat(told.code()).isEqualTo("missing-right");
            assertThat(told).hasMessageContaining("'Read stocks'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|html|<h1>Back soon</h1>|dolibarr-unreadable",
                "200|json|''|dolibarr-unreadable",
                "200|html|Module <b>Api</b> must be enabled.|dolibarr-unavailable",
                "403|html|nginx|dolibarr-unreadable",
                "403|json|{}|missing-right",
                "500|html|''|dolibarr-unreadable",
                "504|html|timeout|dolibarr-unreadable",
                "401|json|{}|dolibarr-unavailable",
                "429|html|slow|dolibarr-unavailable",
                "503|html|maintenance|dolibarr-unavailable",
            })
    void tellsWhatAnotherQuestionMayNotMeet(int status, String type, String body, String code) {
        DolibarrUnavailable told =
                catchThrowableOfType(
                        DolibarrUnavailable.class,
                        () -> unit.require(status, type.equals("json") ? JSON : HTML, body, ""));

        assertThat(told.code()).isEqualTo(code);
    }

    @Test
    void looksForPathsInNoTimeHoweverLongAMessageIs() {
        assertThatThrownBy(() -> unit.require(500, JSON, error(500, "x/".repeat(3_000_000)), ""))
                .isInstanceOf(DolibarrUnavailable.class);
    }

    @Test
    void showsNeitherPathsNorKeysNorLongMessages() {
        String body =
                """
                {"error":{"code":500,"message":"DOLAPIKEY=abcdef0123 in /var/www/htdocs/api.class.php:317\\n%s"},
                "debug":{"source":"api_secret.class.php:317"}}"""
                        .formatted("x".repeat(1000));

        assertThat(sentence(500, JSON, body))
                .doesNotContain("abcdef0123", "api_secret", "htdocs", "\n")
                .hasSizeLessThan(330);
        assertThat(sentence(403, HTML, "injection protection paramvalue=DOLAPIKEY=abcdef0123"))
                .doesNotContain("abcdef0123");
        assertThat(sentence(400, JSON, "{not json"))
                .isEqualTo("Dolibarr refuses the request (400)");
    }

    private String sentence(int status, String type, String body) {
        CaravaneException thrown =
                catchThrowableOfType(
                        CaravaneException.class,
                        () -> unit.require(status, type, body, "warehouses"));
        assertThat(thrown).isNotNull();
        return String.valueOf(thrown.getMessage());
    }

    private static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }
}
