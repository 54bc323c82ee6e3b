package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caravane.prestashop.Texts.Cleaned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    static Cleaned name(String label, String ref) {
        return Texts.name(label, ref, 128);
    }

    static Cleaned description(String html) {
        return Texts.description(html, ShopLimits.DEFAULTS);
    }

    static Cleaned shortDescription(String html, int limit) {
        return Texts.shortDescription(html, new ShopLimits(128, 64, limit, 13, false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Produit accentué « été »|Produit accentué « été »",
                "R&D, 100 % coton (l'été)|R&D, 100 % coton (l'été)",
                "R&amp;D|R&D",
                "R&amp;amp;D|R&D",
                "Chemise <b>Oxford</b><br>S|Chemise Oxford S",
                "H<sub>2</sub>O|H2O",
                "Tuyau <DN40|Tuyau DN40",
                "5 < 6 > 4|5 6 4",
                "Vis M6;20mm|Vis M6 20mm",
                "C# {pro} a=b|C pro a b",
                "&lt;b&gt;x|b x",
                "Verre 🍷 日本|Verre 🍷 日本",
                "AT&T &copy|AT&T &copy",
                "Fish &amp; Chips|Fish & Chips",
                "A &amp b &eacute c|A &amp b &eacute c",
                "Caf&eacute; <b>AT&T &copy</b>|Café AT&T &copy",
                "&#233;t&#xE9; &foo;|été &foo",
                "Vis <M6> inox|Vis M6 inox",
                "&lt;script&gt;x&lt;/script&gt;|script x /script",
            })
    void makesNames(String label, String name) {
        assertThat(name(label, "REF").value()).isEqualTo(name);
    }

    @Test
    void makesANameOfOneLineOfPrintableCharacters() {
        assertThat(name(" a\r\n b\u00A0\u00A0c\u0000\uD83D\u202Ed ", "REF"))
                .isEqualTo(
                        new Cleaned(
                                "a b cd",
                                List.of(
                                        "the name had invisible characters: they are left out",
                                        "the name had line breaks or repeated spaces: each became"
                                                + " one space")));
    }

    @Test
    void saysWhichCharactersANameLost() {
        assertThat(name("C# = <b>x</b> #1", "REF").warnings())
                .containsExactly(
                        "the name had HTML tags: they are left out",
                        "a shop does not accept # = in a name: left out");
        assertThat(name("Plain", "REF").warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<br>", "#;", "\u0000"})
    void takesTheReferenceForAnEmptyName(String label) {
        Cleaned cleaned = name(label, "CHAIR;01");

        assertThat(cleaned.value()).isEqualTo("CHAIR 01");
        assertThat(cleaned.warnings())
                .contains("the name is empty: the shop shows the reference instead");
    }

    @Test
    void cutsANameAtAWord() {
        assertThat(name("chaise ".repeat(30), "REF"))
                .isEqualTo(
                        new Cleaned(
                                "chaise ".repeat(18).strip(),
                                List.of(
                                        "the name has 209 characters: the shop shows the first 128"
                                                + " at most")));
        assertThat(name("x".repeat(128), "REF").warnings()).isEmpty();
    }

    @Test
    void neverCutsAnEmojiInTwo() {
        assertThat(name("🍷".repeat(200), "REF").value()).isEqualTo("🍷".repeat(128));
        assertThat(name("x" + "🍷".repeat(200), "REF").value()).isEqualTo("x" + "🍷".repeat(127));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Sit &amp; rest</p>",
                "Lame inox, manche en noyer. <b>Fabriqué à Thiers</b>.",
                "<p>Text <strong>fort</strong>.</p><ul><li>Un</li><li>Deux</li></ul>",
                "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
                "<img src=\"https://example.org/a.jpg\" alt=\"a\">",
                "<a href=\"https://example.org/?a=1&amp;b=2\">lien</a>",
                "Verre 🍷 日本 €",
                "<p style=\"text-align:center\">x</p>",
                "<p align=\"center\">x</p>",
                "<center><font color=\"#ff0000\" size=\"4\">t</font></center>",
                "<table border=\"1\" cellpadding=\"2\" style=\"width:500px\"><thead><tr><th scope=\"col\">x</th></tr></thead><tbody><tr><td style=\"background-color:#eeeeee\">y</td></tr></tbody></table>",
                "<a href=\"https://example.org/\" target=\"_blank\" rel=\"noopener\" class=\"button\">lien</a>",
                "<img src=\"https://example.org/a.jpg\" alt=\"\" width=\"200\" height=\"100\" style=\"float:left;width:50%\">",
                "<p><span style=\"color:#e74c3c\"><u>soulign\u00e9</u></span> <s>barr\u00e9</s> <sub>2</sub></p>",
                "<h2 id=\"taille\" class=\"x\">T</h2><a href=\"#taille\">voir</a><hr>",
                "<div data-position=\"3\" aria-controls=\"x\" contenteditable=\"false\" dir=\"rtl\" lang=\"ar\">x</div>",
                "<video src=\"https://example.org/a.mp4\" controls></video>",
                "<ul style=\"list-style-type:square\"><li>x</li></ul><blockquote>y</blockquote>",
                "<p>position = 3, version=2</p>",
                "<a href=\"mailto:a@example.org\">m</a> <a href=\"tel:+33\">t</a> <a href=\"//example.org/x\">r</a>",
            })
    void keepsGoodDescriptionsAsTheyAre(String html) {
        Cleaned cleaned = description(html);

        assertThat(cleaned).isEqualTo(new Cleaned(html, List.of()));
        assertThat(shortDescription(html, 800)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<script>alert(1)</script>b|ab",
                "<p style=\"background:url(javascript:x)\">t</p>|<p>t</p>",
                "<p style=\"width:expression(alert(1))\">t</p>|<p>t</p>",
                "<p style=\"b\\65havior:url(x.htc)\">t</p>|<p>t</p>",
                "<p data-onload=\"x\" title=\"y\">t</p>|<p title=\"y\">t</p>",
                "<a href=\"JaVa\tscript:x\">t</a>|t",
                "<a href=\"vbscript:x\">t</a>|t",
                "<button>b</button>t|t",
                "<svg><a>x</a></svg>t|t",
                "<o:p>w</o:p><blink>b</blink>|w<blink>b</blink>",
                "<math><mi>x</mi></math>t|t",
                "<style>p{}</style><link rel=stylesheet href=\"https://x.org\">t|t",
                "<img srcset=\"javascript:x\" src=\"https://x.org/a.png\">|<img src=\"https://x.org/a.png\">",
                "<p onclick=\"x()\">t</p>|<p>t</p>",
                "<a href=\"javascript:x()\">t</a>|t",
                "<iframe src=\"https://x.org\">no</iframe>t|t",
                "<form action=x>Nom <input name=n></form>|Nom",
                "<b>x</b><img src=\"data:image/png;base64,AA\">|<b>x</b>",
                "<b>x</b><img src=\"/viewimage.php?file=a\">|<b>x</b>",
                "<b>JavaScript: le guide</b>|<b>JavaScript\u2060: le guide</b>",
                "<b>x onclick = y</b>|<b>x onclick \u2060= y</b>",
                "<a href=\"https://x.org/?onload=1\">t</a>|t",
                "<b>on<!-- -->click=1</b>|<b>onclick\u2060=1</b>",
            })
    void removesWhatAShopRefuses(String html, String expected) {
        String cleaned = description(html).value();

        assertThat(cleaned.strip()).isEqualTo(expected);
        assertThat(Validations.isCleanHtml(cleaned)).isTrue();
    }

    @Test
    void tellsWhatADescriptionLost() {
        assertThat(
                        description(
                                        "<script>x</script><iframe></iframe><p onclick='x'>a</p>"
                                                + "<img src='data:x'><img src='a.png'>"
                                                + "<a href='b.html'>c</a><p style='x:expression(1)'>\u0001")
                                .warnings())
                .containsExactly(
                        "a shop does not accept iframe, script in a text: left out",
                        "the text had scripts that react to the mouse or keyboard: left out",
                        "2 images left out: the address does not start with http:// or https://",
                        "1 link left out: the address does not start with http:// or https://",
                        "the text had styles that load or run something: left out",
                        "the text had invisible characters: they are left out");
    }

    @Test
    void keepsAnIframeWhereTheShopTakesThem() {
        ShopLimits takes = new ShopLimits(128, 64, 800, 13, true, false);

        assertThat(
                        Texts.description(
                                        "<iframe src=\"https://video.example.org/1\" width=\"560\" srcdoc=\"<script>\">no</iframe>"
                                                + "<iframe src=\"javascript:x\"></iframe><form>y</form>",
                                        takes)
                                .value())
                .isEqualTo("<iframe src=\"https://video.example.org/1\" width=\"560\"></iframe>y");
    }

    @Test
    void keepsTheLinesOfAPlainText() {
        assertThat(description("Un\r\nDeux & <3 mm\n\nQuatre &lt;b&gt;\n").value())
                .isEqualTo("Un<br>Deux &amp; &lt;3 mm<br><br>Quatre &lt;b&gt;");
    }

    @Test
    void takesWhatOnlyLooksLikeATagOrAnEntityForText() {
        assertThat(description("AT&T &copy\n<contact@example.org> taille <XL>").value())
                .isEqualTo("AT&amp;T &amp;copy<br>&lt;contact@example.org&gt; taille &lt;XL&gt;");
        assertThat(description("Caf&eacute;, &amp; plus\nx").value())
                .isEqualTo("Café, &amp; plus<br>x");
    }

    @Test
    void cutsAShortDescriptionAtAWordWithItsTagsClosed() {
        Cleaned cleaned =
                shortDescription("<p>Un <b>deux trois</b></p><ul><li>quatre</li></ul>", 15);

        assertThat(cleaned.value()).isEqualTo("<p>Un <b>deux trois</b></p>");
        assertThat(cleaned.warnings())
                .containsExactly(
                        "the short description has 19 characters: the shop shows the first 15 at most");
        assertThat(shortDescription("<p>Un <b>deux trois</b></p>", 12).value())
                .isEqualTo("<p>Un <b>deux</b></p>");
    }

    @Test
    void countsWhatTheShopCounts() {
        // strip_tags, without line ends, entities as they are written
        String text = "<p style=\"text-align:center\">" + "mot ".repeat(39) + "mot.</p>\n\n<p></p>";

        assertThat(shortDescription(text, 160).warnings()).isEmpty();
        assertThat(shortDescription("a & b < c\u00A0d", 23).warnings()).isEmpty();
        assertThat(shortDescription("a & b < c\u00A0d", 22).value()).isEqualTo("a &amp; b &lt;");
    }

    @Test
    void cutsTheTextAndKeepsItsImage() {
        String image = "<img src=\"https://example.org/" + "a".repeat(100) + ".jpg\">";

        assertThat(shortDescription(image + "<p>Un deux trois</p>", 8).value())
                .isEqualTo(image + "<p>Un deux</p>");
    }

    @Test
    void cutsALongWordRatherThanNothing() {
        assertThat(shortDescription("日".repeat(2000), 800).value()).isEqualTo("日".repeat(800));
    }
}
