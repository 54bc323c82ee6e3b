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
    private static final int REFERENCE_LENGTH = 64;

    /** PrestaShop's PS_LIMIT_SHORT_DESC as installed. */
    private static final int SUMMARY_LENGTH = 800;

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
    public List<Candidate> want(List<Candidate> candidates, List<ShopLanguage> languages) {
        return candidates.stream().map(candidate -> want(candidate, languages)).toList();
    }

    private static Candidate want(Candidate candidate, List<ShopLanguage> languages) {
        Optional<String> refusal =
                lookedUp(candidate.offer()) ? refusal(candidate.ref()) : Optional.empty();
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
                        Optional.of(wanted(ready.product(), languages)))
                : candidate;
    }

    /** Whether the shop may be asked for its reference. */
    private static boolean lookedUp(Offer offer) {
        return offer instanceof Offer.Ready || offer instanceof Offer.Withheld;
    }

    /** A reference that the shop cannot hold, or cannot be asked for, would make copies. */
    private static Optional<String> refusal(String reference) {
        if (reference.codePointCount(0, reference.length()) > REFERENCE_LENGTH) {
            return Optional.of(
                    "The reference %s is longer than the shop's %d characters: shorten it in Dolibarr"
                            .formatted(reference, REFERENCE_LENGTH));
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

    static Wanted wanted(ProductOffer offer, List<ShopLanguage> languages) {
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
        if (!offer.keepBarcodes()) {
            offer.barcodeFields()
                    .forEach((field, code) -> (code.isEmpty() ? blanks : values).put(field, code));
        }
        var defaults = new TreeMap<>(DEFAULTS.values());
        defaults.put(CATEGORY, offer.category());
        return new Wanted(
                FieldValues.of(values),
                FieldValues.of(blanks),
                texts(offer, languages, warnings),
                FieldValues.of(defaults),
                warnings);
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
            ProductOffer offer, List<ShopLanguage> languages, List<String> warnings) {
        var texts = new TreeMap<String, String>();
        for (ShopLanguage language : languages) {
            ProductText text = text(offer, language);
            var name = Texts.name(text.label(), offer.reference());
            var summary = Texts.shortDescription(text.description(), SUMMARY_LENGTH);
            var description = Texts.description(text.note());
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
    private static ProductText text(ProductOffer offer, ShopLanguage language) {
        ProductText own = offer.text();
        ProductText translated = offer.translations().get(language.locale());
        if (language.main() || translated == null) {
            return own;
        }
        return new ProductText(
                orElse(translated.label(), own.label()),
                orElse(translated.description(), own.description()),
                orElse(translated.note(), own.note()));
    }

    private static String orElse(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
