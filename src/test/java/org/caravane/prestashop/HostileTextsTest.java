package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed in the ERP, the shop accepts what is made of it. */
class HostileTextsTest {

    @Property(tries = 3_000, seed = "20261123")
    void everyNamePasses(@ForAll("texts") String label, @ForAll("texts") String ref) {
        assertThat(TextsTest.name(label, ref).value()).matches(Validations::isName);
    }

    @Property(tries = 3_000, seed = "20261124")
    void everyDescriptionPasses(@ForAll("texts") String html) {
        assertThat(TextsTest.description(html).value()).matches(Validations::isCleanHtml);
    }

    @Property(tries = 3_000, seed = "20261125")
    void everyShortDescriptionPassesFitsAndIsBalanced(
            @ForAll("texts") String html, @ForAll @IntRange(min = 1, max = 120) int limit) {
        String value = TextsTest.shortDescription(html, limit).value();

        assertThat(value).matches(Validations::isCleanHtml);
        assertThat(Validations.counted(value)).isLessThanOrEqualTo(limit);
        assertThat(value).isEqualTo(reprinted(value));
    }

    @Property(tries = 3_000, seed = "20261126")
    void anyStringPasses(@ForAll String text) {
        assertThat(TextsTest.name(text, text).value()).matches(Validations::isName);
        assertThat(TextsTest.description(text).value()).matches(Validations::isCleanHtml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img alt=\"<script>\" src=\"https://x\">",
                "<img alt=\"a onfoo='b'\" src=\"https://x\">",
                "<img alt=\"<iframe \" title='<form' src=\"https://x\">",
                "<a href=\"https://x/javascript:y\">z</a>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<<script>script>",
                "onclick\u0001=x java\u0001script:x",
                "on\u202Eclick=1 script&#8238;:",
                "java&#115;cript&colon;x &#x6f;nclick&equals;1",
                "<b>on</b>click=1",
                "<svg onload=alert(1)>",
                "<p title=x\nonclick\n=\n'y'>",
                "<script",
                "<iframe src=",
            })
    void knownTricksPass(String html) {
        assertThat(TextsTest.description(html).value()).matches(Validations::isCleanHtml);
        assertThat(TextsTest.name(html, "REF").value()).matches(Validations::isName);
    }

    @Test
    @Timeout(60)
    void isQuickOnHugeTexts() {
        for (String unit :
                List.of(
                        "<b>",
                        "on",
                        "<",
                        "=",
                        "script:",
                        "<p>x</p>",
                        " ",
                        "&lt;",
                        "<a ",
                        "<div>",
                        "a<!---->",
                        "<script></script>",
                        "<img src=x>",
                        "<o:p>x",
                        "onclick=",
                        "<p style=\"a:b\" ")) {
            String huge = unit.repeat(1_000_000 / unit.length());

            assertThat(TextsTest.description(huge).value()).matches(Validations::isCleanHtml);
            assertThat(Validations.counted(TextsTest.shortDescription(huge, 800).value()))
                    .isLessThanOrEqualTo(800);
            assertThat(TextsTest.name(huge, "REF").value()).matches(Validations::isName);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "<",
                        ">",
                        "=",
                        "'",
                        "\"",
                        " ",
                        "\n",
                        "\t",
                        ";",
                        ":",
                        "&",
                        "#",
                        "{",
                        "}",
                        "/",
                        "<p>",
                        "</p>",
                        "<b>",
                        "</b>",
                        "<br>",
                        "<ul><li>",
                        "<table><tr><td>",
                        "<div ",
                        "<script>",
                        "</script>",
                        "<iframe ",
                        "<form ",
                        "<input ",
                        "<object>",
                        "<embed",
                        "<svg ",
                        "<style>",
                        "<!--",
                        "-->",
                        "<img src=\"https://x/y.png\" alt=\"",
                        "<a href=\"",
                        "javascript:",
                        "https://x/",
                        "onclick",
                        "onload=",
                        "onfoo='a'",
                        "script",
                        "on",
                        "title=",
                        "&lt;",
                        "&gt;",
                        "&amp;",
                        "&#61;",
                        "&equals;",
                        "&colon;",
                        "&#x202e;",
                        "&nbsp;",
                        "&#0;",
                        "&#1;",
                        "\u0000",
                        "\u0001",
                        "\u202E",
                        "\uD83C",
                        "\uDF77",
                        "🍷",
                        "日本",
                        "mot",
                        "chaise ",
                        "longue phrase de texte ",
                        "\uFEFF",
                        "\uFFFF",
                        "\r\n",
                        "\u00A0");
        return Arbitraries.frequencyOf(
                        Tuple.of(9, pieces), Tuple.of(1, Arbitraries.strings().ofMaxLength(5)))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static String reprinted(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document.body().html();
    }
}
