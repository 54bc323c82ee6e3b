package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebserviceXmlTest {
    @Test
    void neverReadsAFileForAnEntity(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "TOP-SECRET");

        for (String doctype :
                List.of(
                        "<!DOCTYPE p [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri()),
                        "<!DOCTYPE p [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>"
                                .formatted(secret.toUri()),
                        "<!DOCTYPE p SYSTEM \"%s\">".formatted(secret.toUri()))) {
            assertThat(readOrRefused(doctype + "<p><a>&x;</a></p>")).doesNotContain("TOP-SECRET");
            assertThat(readOrRefused(doctype + "<p><a>b</a></p>")).doesNotContain("TOP-SECRET");
        }
    }

    @Test
    void isNotBlownUpByEntities() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE p [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        String laughs = xml + "]><p><a>&l11;</a></p>";

        assertThat(readOrRefused(laughs)).hasSizeLessThan(10_000);
    }

    @Test
    void refusesWhatIsTooDeepTooLongOrTooMany() {
        for (String bomb :
                List.of(
                        "<a>".repeat(100_000),
                        "<p " + attributes(1_000) + "/>",
                        "<p a='" + "x".repeat(1_000_000) + "'/>",
                        "<p>" + "x".repeat(9 * 1024 * 1024) + "</p>",
                        "<p>" + "<a/>".repeat(600_000) + "</p>")) {
            assertThat(catchThrowable(() -> Xml.MAPPER.readTree(bomb)))
                    .as(bomb.substring(0, 20))
                    .isInstanceOf(JacksonException.class);
        }
    }

    private static String attributes(int number) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < number; i++) {
            attributes.append(" a%d='x'".formatted(i));
        }
        return attributes.toString();
    }

    @Test
    void writesCharactersThatXmlForbidsAsSpaces() {
        String written = document("a\u0000b\u0008c\u001Fd\uFFFEe");

        assertThat(reference(written)).isEqualTo("a b c d e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verre 🍷 日本",
                "R&D <b>\"gras\"</b> ]]> l'été",
                "tab\tand\nline",
                "&amp; &eacute; &#x1F377;"
            })
    void writesAnythingElseSoThatItIsReadAgain(String text) {
        assertThat(reference(document(text))).isEqualTo(text);
    }

    @Test
    void declaresItsEncoding() {
        assertThat(document("é")).startsWith("<?xml version=").contains("é");
    }

    @ParameterizedTest
    @CsvSource({"12,12", "' 12 ',12", "0,0", "'',", "x,", "-1,", "1.5,", "9999999999999999999,"})
    void readsIds(String text, Long id) {
        assertThat(WebserviceXml.id(Xml.inside("<id>%s</id>".formatted(text)), "id").orElse(null))
                .isEqualTo(id);
    }

    @Test
    void readsTextsWithAttributesOrWithout() {
        JsonNode root = Xml.inside("<a href=\"x\"><![CDATA[1]]></a><b>2</b><c href=\"x\"/><d/>");

        assertThat(List.of("a", "b", "c", "d", "e"))
                .extracting(name -> WebserviceXml.text(root, name))
                .containsExactly("1", "2", "", "", "");
    }

    @Test
    void findsNoneOneOrManyElements() {
        assertThat(WebserviceXml.all(Xml.inside("<p/>"), "p")).isEmpty();
        assertThat(WebserviceXml.all(Xml.inside("\n"), "p")).isEmpty();
        assertThat(WebserviceXml.all(Xml.inside("<p><id>1</id></p>"), "p")).hasSize(1);
        assertThat(WebserviceXml.all(Xml.inside("<p><id>1</id></p><p><id>2</id></p>"), "p"))
                .hasSize(2);
    }

    private static String document(String reference) {
        return Xml.written(new ProductDocument(List.of(Map.of("reference", reference))));
    }

    private static String reference(String document) {
        return Xml.read(document).at("/product/reference").asText();
    }

    private static String readOrRefused(String xml) {
        StringBuilder read = new StringBuilder();
        Throwable refused = catchThrowable(() -> read.append(Xml.read(xml)));
        return refused == null ? read.toString() : String.valueOf(refused.getMessage());
    }
}
