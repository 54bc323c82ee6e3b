package org.caravane.model;

/**
 * What a shop itself stamps on a product, opaque and in its own time: compared with what it told
 * before. An id that is given again after a restore has another birth; a product that was taken
 * back to an older state has an older change.
 *
 * @param born when it was created there; empty when unknown
 * @param changed when it was last changed there; empty when unknown
 * @param ref under which reference it is there; empty when unknown
 */
public record ShopStamp(String born, String changed, String ref) {
    public static final ShopStamp NONE = new ShopStamp("", "");

    /** Of a product whose reference nobody needs. */
    public ShopStamp(String born, String changed) {
        this(born, changed, "");
    }

    /** Whether both births are known and differ: the same id, but another product. */
    public boolean isAnotherThan(String knownBirth) {
        return !born.isEmpty() && !knownBirth.isEmpty() && !born.equals(knownBirth);
    }

    /**
     * The same of a shop whose products are written whole, and whose write may have set another
     * birth: one that has its very reference is the product it was.
     */
    public boolean isAnotherThan(String knownBirth, String knownRef) {
        return isAnotherThan(knownBirth) && !(!ref.isEmpty() && ref.equals(knownRef));
    }
}
