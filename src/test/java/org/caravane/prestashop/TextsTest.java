package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caravane.prestashop.Texts.Cleaned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

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
            })
    void makesNames(String label, String name) {
        assertThat(Texts.name(label, "REF").value()).isEqualTo(name);
    }

    @Test
    void makesANameOfOneLineOfPrintableCharacters() {
        assertThat(Texts.name(" a\r\n b\u00A0\u00A0c\u0000\uD83D\u202Ed ", "REF"))
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
        assertThat(Texts.name("C# = <b>x</b> #1", "REF").warnings())
                .containsExactly(
                        "the name had HTML tags: they are left out",
                        "a shop does not accept # = in a name: left out");
        assertThat(Texts.name("Plain", "REF").warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<br>", "#;", "\u0000"})
    void takesTheReferenceForAnEmptyName(String label) {
        Cleaned cleaned = Texts.name(label, "CHAIR;01");

        assertThat(cleaned.value()).isEqualTo("CHAIR 01");
        assertThat(cleaned.warnings())
                .contains("the name is empty: the shop shows the reference instead");
    }

    @Test
    void cutsANameAtAWord() {
        assertThat(Texts.name("chaise ".repeat(30), "REF"))
                .isEqualTo(
                        new Cleaned(
                                "chaise ".repeat(18).strip(),
                                List.of(
                                        "the name has 209 characters: the shop shows the first 128"
                                                + " at most")));
        assertThat(Texts.name("x".repeat(128), "REF").warnings()).isEmpty();
    }

    @Test
    void neverCutsAnEmojiInTwo() {
        assertThat(Texts.name("🍷".repeat(200), "REF").value()).isEqualTo("🍷".repeat(128));
        assertThat(Texts.name("x" + "🍷".repeat(200), "REF").value())
                .isEqualTo("x" + "🍷".repeat(127));
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
            })
    void keepsGoodDescriptionsAsTheyAre(String html) {
        Cleaned cleaned = Texts.description(html);

        assertThat(cleaned).isEqualTo(new Cleaned(html, List.of()));
        assertThat(Texts.shortDescription(html, 800)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<script>alert(1)</script>b|ab",
                "<p style=\"color:red\" class=x>t</p>|<p>t</p>",
                "<font color=red>t</font>|t",
                "<p onclick=\"x()\">t</p>|<p>t</p>",
                "<a href=\"javascript:x()\">t</a>|t",
                "<iframe src=\"https://x.org\">no</iframe>t|t",
                "<form action=x>Nom <input name=n></form>|Nom",
                "<b>x</b><img src=\"data:image/png;base64,AA\">|<b>x</b>",
                "<b>x</b><img src=\"/viewimage.php?file=a\">|<b>x</b>",
                "<b>JavaScript: le guide</b>|<b>JavaScript&#58; le guide</b>",
                "<b>x onclick = y</b>|<b>x onclick &#61; y</b>",
                "<a href=\"https://x.org/?onload=1\">t</a>|<a href=\"https://x.org/?onload&#61;1\">t</a>",
            })
    void removesWhatAShopRefuses(String html, String expected) {
        String cleaned = Texts.description(html).value();

        assertThat(cleaned.strip()).isEqualTo(expected);
        assertThat(Validations.isCleanHtml(cleaned)).isTrue();
    }

    @Test
    void tellsWhatADescriptionLost() {
        assertThat(
                        Texts.description(
                                        "<script>x</script><iframe></iframe><p onclick='x'>a</p>"
                                                + "<img src='data:x'><img src='a.png'>"
                                                + "<a href='#b'>c</a>\u0001")
                                .warnings())
                .containsExactly(
                        "a shop does not accept iframe, script in a text: left out",
                        "the text had scripts that react to the mouse or keyboard: left out",
                        "2 images left out: the address does not start with http:// or https://",
                        "1 link left out: the address does not start with http:// or https://",
                        "the text had invisible characters: they are left out");
    }

    @Test
    void keepsTheLinesOfAPlainText() {
        assertThat(Texts.description("Un\r\nDeux & <3 mm\n\nQuatre &lt;b&gt;\n").value())
                .isEqualTo("Un<br>Deux &amp; &lt;3 mm<br><br>Quatre &lt;b&gt;");
    }

    @Test
    void cutsAShortDescriptionAtAWordWithItsTagsClosed() {
        Cleaned cleaned =
                Texts.shortDescription("<p>Un <b>deux trois</b></p><ul><li>quatre</li></ul>", 30);

        assertThat(cleaned.value()).isEqualTo("<p>Un <b>deux trois</b></p>");
        assertThat(cleaned.warnings())
                .containsExactly(
                        "the short description is cut to fit 30 characters, tags included");
        assertThat(Texts.shortDescription("<p>Un <b>deux trois</b></p>", 25).value())
                .isEqualTo("<p>Un <b>deux</b></p>");
    }

    @Test
    void cutsWithoutTagsWhereTheTagsAloneAreTooLong() {
        String image = "<img src=\"https://example.org/" + "a".repeat(100) + ".jpg\">";

        assertThat(Texts.shortDescription(image + "<p>Un deux trois</p>", 8).value())
                .isEqualTo("Un deux");
    }

    @Test
    void cutsALongWordRatherThanNothing() {
        assertThat(Texts.shortDescription("日".repeat(2000), 0).value()).isEqualTo("日".repeat(800));
    }
}
