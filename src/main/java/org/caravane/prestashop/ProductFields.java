package org.caravane.prestashop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.caravane.model.Candidate;
import org.caravane.model.FieldValues;
import org.caravane.model.Offer;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Wanted;

/** Says an offer in the fields of the Webservice's product (contract, section 3). */
public final class ProductFields {
    static final Set<String> MULTILINGUAL = Set.of("name", "description", "description_short");
    static final String CATEGORY = "id_category_default";
    static final String REFERENCE = "reference";

    /** Multilingual too, but sent on creation alone: the address of a product stays. */
    static final String SLUG = "link_rewrite";

    private static final FieldValues DEFAULTS =
            FieldValues.of(
                    Map.of(
                            // without it the back office does not list the product
                            "state", "1",
                            "available_for_order", "1",
                            "show_price", "1",
                            "minimal_quantity", "1",
                            "product_type", "standard",
                            "visibility", "both",
                            "condition", "new"));

    /** The candidates, each that can be offered with what the shop should hold of it. */
    public List<Candidate> want(
            List<Candidate> candidates, List<ShopLanguage> languages, ShopLimits limits) {
        return candidates.stream().map(candidate -> want(candidate, languages, limits)).toList();
    }

    private static Candidate want(
            Candidate candidate, List<ShopLanguage> languages, ShopLimits limits) {
        Optional<String> refusal =
                lookedUp(candidate.offer())
                        ? refusal(candidate.ref(), limits.reference())
                        : Optional.empty();
        if (refusal.isPresent()) {
            return new Candidate(
                    candidate.claimed(),
                    candidate.product(),
                    new Offer.Unreadable(refusal.get()),
                    Optional.empty());
        }
        return candidate.offer() instanceof Offer.Ready ready
                ? new Candidate(
                        candidate.claimed(),
                        candidate.product(),
                        ready,
                        Optional.of(wanted(ready.product(), languages, limits)))
                : candidate;
    }

    /** Whether the shop may be asked for its reference. */
    private static boolean lookedUp(Offer offer) {
        return offer instanceof Offer.Ready || offer instanceof Offer.Withheld;
    }

    /** A reference that the shop cannot hold, or cannot be asked for, would make copies. */
    private static Optional<String> refusal(String reference, int longest) {
        if (reference.codePointCount(0, reference.length()) > longest) {
            return Optional.of(
                    "The reference %s is longer than the shop's %d characters: shorten it in Dolibarr"
                            .formatted(reference, longest));
        }
        if (Characters.hasUnprintable(reference) || reference.matches("(?s).*[\\t\\n\\r].*")) {
            return Optional.of(
                    "The reference %s has an invisible character, with which a shop would not find it again: type it anew in Dolibarr"
                            .formatted(Characters.printable(reference).replaceAll("\\s", " ")));
        }
        return reference.chars().anyMatch(c -> "<>;={}[]|".indexOf(c) >= 0)
                ? Optional.of(
                        "The reference %s has a character that a shop's reference cannot have (one of < > ; = { } [ ] |): change it in Dolibarr"
                                .formatted(reference))
                : Optional.empty();
    }

    static Wanted wanted(ProductOffer offer, List<ShopLanguage> languages, ShopLimits limits) {
        List<String> warnings = new ArrayList<>(offer.warnings());
        var values = new TreeMap<String, String>();
        var blanks = new TreeMap<String, String>();
        values.put(REFERENCE, offer.reference());
        values.put("price", offer.price().toPlainString());
        values.put("id_tax_rules_group", offer.taxRulesGroup());
        values.put("active", offer.active() ? "1" : "0");
        number(values, blanks, "weight", offer.weight());
        number(values, blanks, "width", offer.width());
        number(values, blanks, "height", offer.height());
        number(values, blanks, "depth", offer.depth());
        if (!offer.keepBarcodes() && !isTooLong(offer, limits, warnings)) {
            offer.barcodeFields()
                    .forEach((field, code) -> (code.isEmpty() ? blanks : values).put(field, code));
        }
        FieldValues texts = texts(offer, languages, limits, warnings);
        var defaults = new TreeMap<>(DEFAULTS.values());
        defaults.put(CATEGORY, offer.category());
        for (ShopLanguage language : languages) {
            Slugs.of(texts.get("name/" + language.id()).orElse(""), offer.reference(), limits)
                    .ifPresent(slug -> defaults.put(SLUG + "/" + language.id(), slug));
        }
        return new Wanted(
                FieldValues.of(values),
                FieldValues.of(blanks),
                texts,
                FieldValues.of(defaults),
                warnings);
    }

    /** Before PrestaShop 9 the field takes no GTIN-14. */
    private static boolean isTooLong(ProductOffer offer, ShopLimits limits, List<String> warnings) {
        String code = offer.barcodeFields().getOrDefault("ean13", "");
        if (code.length() <= limits.gtinDigits()) {
            return false;
        }
        warnings.add(
                "the barcode %s has %d digits, and this shop takes %d: the shop's stays"
                        .formatted(code, code.length(), limits.gtinDigits()));
        return true;
    }

    private static void number(
            Map<String, String> values,
            Map<String, String> blanks,
            String field,
            Optional<java.math.BigDecimal> number) {
        number.ifPresentOrElse(
                n -> values.put(field, n.toPlainString()), () -> blanks.put(field, "0"));
    }

    private static FieldValues texts(
            ProductOffer offer,
            List<ShopLanguage> languages,
            ShopLimits limits,
            List<String> warnings) {
        var texts = new TreeMap<String, String>();
        for (ShopLanguage language : languages) {
            ProductText text = text(offer, language, languages);
            var name = Texts.name(text.label(), offer.reference(), limits.name());
            var summary = Texts.shortDescription(text.description(), limits);
            var description = Texts.description(text.note(), limits);
            texts.put("name/" + language.id(), name.value());
            texts.put("description_short/" + language.id(), summary.value());
            texts.put("description/" + language.id(), description.value());
            if (language.main()) {
                warnings.addAll(name.warnings());
                warnings.addAll(summary.warnings());
                warnings.addAll(description.warnings());
            }
        }
        return FieldValues.of(texts);
    }

    /** A translation where the ERP has one, field by field; otherwise its own text. */
    private static ProductText text(
            ProductOffer offer, ShopLanguage language, List<ShopLanguage> languages) {
        ProductText own = offer.text();
        Optional<ProductText> translated =
                NearestLanguage.of(offer.translations().keySet(), language, languages)
                        .map(offer.translations()::get);
        return translated
                .map(
                        text ->
                                new ProductText(
                                        orElse(text.label(), own.label()),
                                        orElse(text.description(), own.description()),
                                        orElse(text.note(), own.note())))
                .orElse(own);
    }

    /**
     * The languages of a shop that read another region's texts of the ERP, each with the locale
     * that stands in: {@code en-GB reads en_US}.
     */
    public List<String> standIns(List<Candidate> candidates, List<ShopLanguage> languages) {
        return candidates.stream()
                .flatMap(candidate -> offer(candidate).stream())
                .flatMap(
                        offer ->
                                languages.stream()
                                        .flatMap(
                                                language ->
                                                        standIn(offer, language, languages)
                                                                .stream()))
                .distinct()
                .toList();
    }

    private static Optional<ProductOffer> offer(Candidate candidate) {
        return candidate.offer() instanceof Offer.Ready ready
                ? Optional.of(ready.product())
                : Optional.empty();
    }

    private static Optional<String> standIn(
            ProductOffer offer, ShopLanguage language, List<ShopLanguage> languages) {
        return NearestLanguage.of(offer.translations().keySet(), language, languages)
                .filter(locale -> !locale.equals(language.locale()))
                .map(locale -> language.locale().replace('_', '-') + " reads " + locale);
    }

    private static String orElse(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
