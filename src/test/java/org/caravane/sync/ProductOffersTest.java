package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.policy;
import static org.caravane.model.Samples.price;
import static org.caravane.model.Samples.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.model.Barcode;
import org.caravane.model.Candidate;
import org.caravane.model.Offer;
import org.caravane.model.Price;
import org.caravane.model.Prices;
import org.caravane.model.Product;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.Reading;
import org.caravane.model.Samples;
import org.junit.jupiter.api.Test;

class ProductOffersTest {
    private static final Mappings FRENCH = new Mappings(Map.of("20", "1", "5.5", "3", "0", "0"));
    private static final ShopPolicy PLAIN = policy(false, false);
    private static final ShopPolicy LEVEL_3 = policy(false, false, OptionalInt.of(3));
    private static final Price TEN = price("10", "12", "20.000");
    private static final Price SEVEN = price("7", "8.4", "20");

    private final ProductOffers unit = new ProductOffers();

    @Test
    void takesTheConfiguredPriceLevel() {
        Product levelled = product("CHAIR-01", BORN, prices(TEN, Map.of(1, TEN, 3, SEVEN)));

        assertThat(ready(levelled, LEVEL_3).price()).isEqualByComparingTo("7");
    }

    @Test
    void withholdsAProductWithoutThatLevelAndNamesIt() {
        Product levelled = product("CHAIR-01", BORN, prices(TEN, Map.of(1, TEN)));

        assertThat(ProductOffers.offer(levelled, LEVEL_3, FRENCH))
                .isEqualTo(
                        new Offer.Withheld(
                                "CHAIR-01 has no price at level 3 yet: give it one in Dolibarr"));
    }

    @Test
    void neverTakesThePlainPriceWhereDolibarrHasLevels() {
        Product levelled = product("CHAIR-01", BORN, prices(TEN, Map.of(1, TEN)));

        assertThat(ProductOffers.offer(levelled, PLAIN, FRENCH))
                .isEqualTo(
                        new Offer.Withheld(
                                "CHAIR-01 has price levels in Dolibarr: set shop.main.price-level"));
    }

    @Test
    void takesThePlainPriceWhereDolibarrHasNoLevels() {
        assertThat(ready(product("CHAIR-01"), PLAIN).price()).isEqualByComparingTo("10");
        assertThat(ready(product("CHAIR-01"), LEVEL_3).price()).isEqualByComparingTo("10");
    }

    @Test
    void withholdsAProductWithoutAnyPrice() {
        Product unpriced = product("CHAIR-01", BORN, new Prices(Optional.empty(), Map.of()));

        assertThat(ProductOffers.offer(unpriced, PLAIN, FRENCH))
                .isEqualTo(
                        new Offer.Withheld("CHAIR-01 has no price yet: give it one in Dolibarr"));
    }

    @Test
    void takesTheTaxRulesGroupOfThePricesOwnRate() {
        Product reduced =
                product("BOOK-01", BORN, prices(price("10", "10.55", "5.5000"), Map.of()));

        assertThat(ready(reduced, PLAIN).taxRulesGroup()).isEqualTo("3");
    }

    @Test
    void withholdsAProductWhoseRateTheShopDoesNotHaveAndNamesTheRate() {
        Product reduced = product("BOOK-01", BORN, prices(price("10", "10.21", "2.100"), Map.of()));

        assertThat(ProductOffers.offer(reduced, PLAIN, FRENCH))
                .isEqualTo(
                        new Offer.Withheld(
                                "BOOK-01 has VAT at 2.1 %, and the shop has no tax rules group for"
                                        + " that rate in its country"));
    }

    @Test
    void offersARateOfZeroHoweverItIsWritten() {
        Product free = product("BOOK-01", BORN, prices(price("10", "10", "0.000"), Map.of()));

        assertThat(ready(free, PLAIN).taxRulesGroup()).isEqualTo("0");
    }

    @Test
    void saysOffSaleBeforeAnythingElse() {
        Product unpriced = product("CHAIR-01", BORN, new Prices(Optional.empty(), Map.of()));

        assertThat(ProductOffers.offer(Samples.offSale(unpriced), PLAIN, FRENCH))
                .isEqualTo(new Offer.OffSale());
    }

    @Test
    void putsAGoodBarcodeInItsFieldAndNothingInTheOthers() {
        ProductOffer offer = ready(barcoded(Barcode.Kind.UPC, "036000291452"), PLAIN);

        assertThat(offer.barcodeFields())
                .isEqualTo(Map.of("ean13", "", "upc", "036000291452", "isbn", ""));
        assertThat(offer.keepBarcodes()).isFalse();
        assertThat(offer.warnings()).isEmpty();
    }

    @Test
    void keepsTheShopsBarcodesWhenDolibarrsIsBadAndSaysWhy() {
        ProductOffer offer = ready(barcoded(Barcode.Kind.EAN13, "3760123450011"), PLAIN);

        assertThat(offer.keepBarcodes()).isTrue();
        assertThat(offer.warnings())
                .containsExactly(
                        "the EAN-13 barcode 3760123450011 has a wrong check digit: 0 was"
                                + " expected");
    }

    @Test
    void keepsTheShopsBarcodesWhenItHasNoFieldForTheKind() {
        ProductOffer offer = ready(barcoded(Barcode.Kind.OTHER, "CODE39"), PLAIN);

        assertThat(offer.keepBarcodes()).isTrue();
        assertThat(offer.warnings())
                .containsExactly("The barcode CODE39 is of a kind that the shop has no field for");
    }

    @Test
    void clearsBarcodesOfAProductThatHasNone() {
        ProductOffer offer = ready(product("CHAIR-01"), PLAIN);

        assertThat(offer.barcodeFields().values()).containsOnly("");
        assertThat(offer.keepBarcodes()).isFalse();
    }

    @Test
    void putsTheMerchantsChoiceOfTextsInTheirPlaces() {
        assertThat(ready(product("CHAIR-01"), PLAIN).text())
                .isEqualTo(new ProductText("Chair", "<p>Short</p>", "<p>Long</p>"));
        assertThat(
                        ready(
                                        product("CHAIR-01"),
                                        texts(
                                                ShopPolicy.TextSource.NONE,
                                                ShopPolicy.TextSource.DESCRIPTION))
                                .text())
                .isEqualTo(new ProductText("Chair", "", "<p>Short</p>"));
    }

    @Test
    void makesOneCandidateAClaimInOrder() {
        List<Candidate> candidates =
                unit.candidates(
                        List.of(claimed("9"), claimed("53"), claimed("7")),
                        List.of(
                                new Reading.Read<>("53", product("CHAIR-01")),
                                new Reading.Unreadable<>("7", "product/7 has no VAT rate")),
                        PLAIN,
                        FRENCH);

        assertThat(candidates)
                .extracting(c -> c.claimed().subject().key())
                .containsExactly("9", "53", "7");
        assertThat(candidates.get(0).offer()).isEqualTo(new Offer.Missing());
        assertThat(candidates.get(1).offer()).isInstanceOf(Offer.Ready.class);
        assertThat(candidates.get(2).offer())
                .isEqualTo(new Offer.Unreadable("product/7 has no VAT rate"));
    }

    private static ProductOffer ready(Product product, ShopPolicy policy) {
        Offer offer = ProductOffers.offer(product, policy, FRENCH);
        assertThat(offer).isInstanceOf(Offer.Ready.class);
        return ((Offer.Ready) offer).product();
    }

    private static Prices prices(Price plain, Map<Integer, Price> levels) {
        return new Prices(Optional.of(plain), levels);
    }

    private static Product barcoded(Barcode.Kind kind, String value) {
        return Samples.barcoded(product("CHAIR-01"), new Barcode(kind, value));
    }

    private static ShopPolicy texts(ShopPolicy.TextSource summary, ShopPolicy.TextSource text) {
        return new ShopPolicy(
                "main", OptionalInt.empty(), "2", false, false, summary, text, PLAIN.stock());
    }
}
