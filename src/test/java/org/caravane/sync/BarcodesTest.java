package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.caravane.model.Barcode;
import org.caravane.model.Barcode.Kind;
import org.caravane.sync.Barcodes.Bad;
import org.caravane.sync.Barcodes.Good;
import org.caravane.sync.Barcodes.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarcodesTest {
    /** What PrestaShop 8 accepts as an ISBN without its prefix word. */
    private static final Pattern SHOP_ISBN =
            Pattern.compile(
                    "(?i)^(?=[0-9X]{10}$|(?=(?:[0-9]+[- ]){3})[- 0-9X]{13}$|97[89][0-9]{10}$"
                            + "|(?=(?:[0-9]+[- ]){4})[- 0-9]{17}$)(?:97[89][- ]?)?[0-9]{1,5}[- ]?"
                            + "[0-9]+[- ]?[0-9]+[- ]?[0-9X]$");

    @ParameterizedTest
    @CsvSource({
        "EAN13,3760123450010,ean13,3760123450010",
        "EAN13,4006381333931,ean13,4006381333931",
        "EAN8,96385074,ean13,96385074",
        "UPC,036000291452,upc,036000291452",
        "ISBN,9782012345676,isbn,9782012345676",
        "ISBN,978-3-16-148410-0,isbn,978-3-16-148410-0",
        "ISBN,978 3 16 148410 0,isbn,9783161484100",
        "ISBN,978-3161484100,isbn,9783161484100",
        "ISBN,0-8044-2957-X,isbn,0-8044-2957-X",
        "ISBN,080442957x,isbn,080442957X",
        "ISBN,0-306-40615-2,isbn,0-306-40615-2",
        // formatting
        "EAN13,3 760123 450010,ean13,3760123450010",
        "EAN13,3-760123-450010,ean13,3760123450010",
        "EAN13,'3\u00A0760123\u202F450010\u200B',ean13,3760123450010",
        "EAN8,9638 5074,ean13,96385074",
        "UPC,0 36000 29145 2,upc,036000291452",
        // no type, or one of another entity
        "UNKNOWN,3760123450010,ean13,3760123450010",
        "UNKNOWN,3 760123 450010,ean13,3760123450010",
        "UNKNOWN,96385074,ean13,96385074",
        "UNKNOWN,036000291452,upc,036000291452",
        "UNKNOWN,978-3-16-148410-0,isbn,978-3-16-148410-0",
        "UNKNOWN,9783161484100,ean13,9783161484100",
        "UNKNOWN,080442957X,isbn,080442957X",
        "UNKNOWN,0-306-40615-2,isbn,0-306-40615-2",
        "UNKNOWN,13760123450017,ean13,13760123450017",
        "UNKNOWN,03760123450010,ean13,3760123450010",
        // a type that contradicts the digits
        "EAN13,96385074,ean13,96385074",
        "EAN13,036000291452,upc,036000291452",
        "EAN8,3760123450010,ean13,3760123450010",
        "UPC,3760123450010,ean13,3760123450010",
        "ISBN,3760123450010,ean13,3760123450010",
        "EAN13,978-3-16-148410-0,ean13,9783161484100",
        "EAN13,0-8044-2957-X,isbn,0-8044-2957-X",
        // zeros that a spreadsheet took or a scanner gave
        "UPC,36000291452,upc,036000291452",
        "UPC,0036000291452,upc,036000291452",
        "UPC,00036000291452,upc,036000291452",
        "EAN13,03760123450010,ean13,3760123450010",
    })
    void acceptsGoodBarcodes(Kind kind, String typed, String field, String value) {
        assertThat(Barcodes.check(new Barcode(kind, typed))).isEqualTo(new Good(field, value));
        assertThat(!field.equals("isbn") || SHOP_ISBN.matcher(value).matches()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EAN13,3760123450011,the EAN-13 barcode 3760123450011 has a wrong check digit: 0 was expected",
        "EAN13,376012345001,the EAN-13 barcode 376012345001 has 12 digits instead of 13",
        "EAN13,37601234500X0,the EAN-13 barcode 37601234500X0 has something else than digits",
        "EAN13,٣٧٦٠١٢٣٤٥٠٠١٠,the EAN-13 barcode ٣٧٦٠١٢٣٤٥٠٠١٠ has something else than digits",
        "EAN8,96385075,the EAN-8 barcode 96385075 has a wrong check digit: 4 was expected",
        "UPC,712345670013,the UPC barcode 712345670013 has a wrong check digit: 4 was expected",
        "ISBN,9782012345677,the ISBN barcode 9782012345677 has a wrong check digit: 6 was expected",
        "ISBN,0804429570,the ISBN barcode 0804429570 has a wrong check digit: X was expected",
        "ISBN,978201234567X,the ISBN barcode 978201234567X has a wrong check digit: 6 was expected",
        "ISBN,3760123450011,the ISBN barcode 3760123450011 has 13 digits and does not start with 978 or 979",
        "EAN13,0000000000000,the EAN-13 barcode 0000000000000 has nothing but zeros",
        "EAN13,3.760123.450010,the EAN-13 barcode 3.760123.450010 has something else than digits",
        "EAN13,0306406152,the EAN-13 barcode 0306406152 has 10 digits instead of 13",
        "UNKNOWN,3760123450011,'the barcode 3760123450011 has no type that a shop knows, and is no EAN, UPC or ISBN by its digits'",
        "UNKNOWN,ABC-123,'the barcode ABC-123 has no type that a shop knows, and is no EAN, UPC or ISBN by its digits'",
        "UNKNOWN,00000000,'the barcode 00000000 has no type that a shop knows, and is no EAN, UPC or ISBN by its digits'",
        "ISBN,97820,the ISBN barcode 97820 has 5 digits instead of 10 or 13",
        "ISBN,ISBN 97820,'the ISBN barcode ISBN 97820 has something else than digits, hyphens and a final X'",
    })
    void refusesAnythingElseWithASentence(Kind kind, String typed, String sentence) {
        assertThat(Barcodes.check(new Barcode(kind, typed))).isEqualTo(new Bad(sentence));
    }

    @Test
    void acceptsTheUpcOfARecordedProduct() {
        assertThat(Barcodes.check(new Barcode(Kind.UPC, "712345670014")))
                .isEqualTo(new Good("upc", "712345670014"));
    }

    @Test
    void hasNoFieldForOtherKindsEvenWhenTheyLookLikeAnEan() {
        assertThat(Barcodes.check(new Barcode(Kind.OTHER, "3760123450010")))
                .isEqualTo(new Unsupported(Kind.OTHER));
    }

    @Test
    void shortensWhatItQuotes() {
        assertThat(Barcodes.check(new Barcode(Kind.UPC, "9".repeat(10_000))))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.sentence()).hasSizeLessThan(120));
    }

    @Property(seed = "20261123")
    void acceptsExactlyOneLastDigit(@ForAll @NumericChars @StringLength(12) String digits) {
        long good = 0;
        for (char last = '0'; last <= '9'; last++) {
            Barcode barcode = new Barcode(Kind.EAN13, digits + last);
            good += Barcodes.check(barcode) instanceof Good ? 1 : 0;
        }
        // of zeros alone nobody means anything
        assertThat(good).isEqualTo(digits.matches("0+") ? 0 : 1);
    }

    @Property(seed = "20261123")
    void neverFailsAndNeverGivesWhatTheShopRefuses(@ForAll Kind kind, @ForAll String value) {
        if (Barcodes.check(new Barcode(kind, value)) instanceof Good good) {
            assertThat(good.value())
                    .matches(good.field().equals("isbn") ? SHOP_ISBN.pattern() : "[0-9]{8,14}");
        }
    }
}
