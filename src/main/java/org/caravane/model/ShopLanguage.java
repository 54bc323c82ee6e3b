package org.caravane.model;

/**
 * A language of a shop.
 *
 * @param id the shop's id of it
 * @param locale in the ERP's form, {@code fr_FR}
 * @param main whether the ERP's own texts are in it
 */
public record ShopLanguage(int id, String locale, boolean main) {}
