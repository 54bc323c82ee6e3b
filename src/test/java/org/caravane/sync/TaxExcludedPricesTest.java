package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.caravane.model.Price;
import org.caravane.model.PriceQuote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxExcludedPricesTest {
    private static final List<String> RATES = List.of("20", "10", "5.5", "2.1", "0");

    @ParameterizedTest
    @CsvSource({
        "20.75,24.9,INCLUDING_TAX,20,20.75",
        "34.41667,41.3,INCLUDING_TAX,20,34.416667",
        "28.34123,29.9,INCLUDING_TAX,5.5,28.341232",
        "34.41667,41.3,EXCLUDING_TAX,20,34.41667",
        "100,120,EXCLUDING_TAX,20,100",
        "12.3456784,14.81,EXCLUDING_TAX,20,12.345678",
        "0,0,INCLUDING_TAX,20,0",
        "1.665,1.665,INCLUDING_TAX,0,1.665",
    })
    void startsFromTheAmountThatWasTyped(
            BigDecimal ht, BigDecimal ttc, Price.Base base, BigDecimal rate, String published) {
        assertThat(published(new Price(ht, ttc, base, rate))).hasToString(published);
    }

    @Test
    void movesByAMillionthWhereTheCentWouldDiffer() {
        Price price = including("10.005", "5.5");

        BigDecimal published = published(price);

        assertThat(
                        new BigDecimal("10.005")
                                .divide(new BigDecimal("1.055"), 6, RoundingMode.HALF_UP))
                .isEqualTo("9.483412");
        assertThat(cents(new BigDecimal("9.483412").multiply(new BigDecimal("1.055"))))
                .isEqualTo("10.00");
        assertThat(published).isEqualTo("9.483413");
    }

    @Test
    void showsThePriceWithTaxWhereTheTwoAmountsAreHalfACentApart() {
        // Dolibarr with MAIN_MAX_DECIMALS_UNIT at 2 stores 8.33 for 9.99 at 20 %
        assertThat(published(new Price(d("8.33"), d("9.99"), Price.Base.EXCLUDING_TAX, d("20"))))
                .isEqualTo("8.325");
    }

    /** Exhaustive: 999,999 prices, 5 rates, both bases. */
    @Test
    void showsEveryPriceFromOneCentTo9999Point99() {
        for (String rate : RATES) {
            BigDecimal factor = factor(rate);
            double phpRate = Double.parseDouble(rate);
            for (int cents = 1; cents <= 999_999; cents++) {
                BigDecimal ttc = BigDecimal.valueOf(cents, 2);
                BigDecimal ht = ttc.divide(factor, 8, RoundingMode.HALF_UP);
                for (Price.Base base : Price.Base.values()) {
                    BigDecimal published =
                            published(new Price(ht, ttc, base, new BigDecimal(rate)));
                    long exact = cents(published.multiply(factor)).unscaledValue().longValue();
                    if (exact != cents || phpCents(published, phpRate) != cents) {
                        throw new AssertionError(ttc + " at " + rate + " %: " + published);
                    }
                }
            }
        }
    }

    @Property(tries = 20_000, seed = "20261123")
    void showsPricesOfThreeToFiveDecimals(
            @ForAll("subCents") BigDecimal ttc, @ForAll("rates") String rate) {
        check(including(ttc.toString(), rate));
    }

    @Property(tries = 20_000, seed = "20261124")
    void showsPricesTypedWithoutTax(
            @ForAll @BigRange(min = "0.01", max = "9999.99") @Scale(5) BigDecimal ht,
            @ForAll("rates") String rate) {
        BigDecimal ttc = ht.multiply(factor(rate)).setScale(8, RoundingMode.HALF_UP);
        check(new Price(ht, ttc, Price.Base.EXCLUDING_TAX, new BigDecimal(rate)));
    }

    @Provide
    Arbitrary<BigDecimal> subCents() {
        return Arbitraries.integers()
                .between(3, 5)
                .flatMap(
                        scale ->
                                Arbitraries.bigDecimals()
                                        .between(new BigDecimal("0.01"), new BigDecimal("9999.99"))
                                        .ofScale(scale)
                                        .map(p -> halved(p, scale)));
    }

    @Provide
    Arbitrary<String> rates() {
        return Arbitraries.of(RATES);
    }

    /** Every other price is moved onto a half cent, where the rounding is decided. */
    private static BigDecimal halved(BigDecimal price, int scale) {
        return price.unscaledValue().testBit(0)
                ? price.setScale(2, RoundingMode.DOWN).add(new BigDecimal("0.005")).setScale(scale)
                : price;
    }

    private static void check(Price price) {
        BigDecimal published = published(price);
        String rate = price.vatRate().toPlainString();

        assertThat(published.scale()).isBetween(0, 6);
        assertThat(cents(published.multiply(factor(rate)))).isEqualTo(cents(price.includingTax()));
        assertThat(phpCents(published, Double.parseDouble(rate)))
                .isEqualTo(cents(price.includingTax()).unscaledValue().longValue());
    }

    /** PHP before 8.4: the double is rounded to 15 digits or so before it is rounded half up. */
    private static long phpCents(BigDecimal ht, double rate) {
        double ttc = ht.doubleValue() * (1 + rate / 100);
        return (long) Math.floor(Math.rint(ttc * 100 * 1e9) / 1e9 + 0.5);
    }

    private static BigDecimal published(Price price) {
        return TaxExcludedPrices.of(PriceQuote.usual(price), BigDecimal.ZERO).orElseThrow();
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    private static Price including(String ttc, String rate) {
        BigDecimal amount = new BigDecimal(ttc);
        return new Price(
                amount.divide(factor(rate), 8, RoundingMode.HALF_UP),
                amount,
                Price.Base.INCLUDING_TAX,
                new BigDecimal(rate));
    }

    private static BigDecimal factor(String rate) {
        return BigDecimal.ONE.add(new BigDecimal(rate).movePointLeft(2));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
