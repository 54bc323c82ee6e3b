package org.caravane.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caravane.model.ShopStamp;
import org.jspecify.annotations.Nullable;

/**
 * Compares links with what a shop has. A product that is gone was deleted by a person and is left
 * alone. A shop that was restored shows in three ways: ids belong to other products, products are
 * of an older state than they were left in, and what was made last is gone together. Its links are
 * dropped where they are wrong, and nothing that was sent before counts any more.
 *
 * <p>No sign counts that a write of ours may make. Where products are written whole (PUT), the shop
 * sets the birth that it does not get (contract, section 14): births stand only where there is
 * PATCH, elsewhere a product that has its very reference is the one it was. And of what is being
 * written nobody knows yet what it is stamped with.
 */
public final class LinkCheck {

    /**
     * A link whose counterpart is not what it was.
     *
     * @param reported whether it was found to be deleted before, lately or long ago
     */
    public record Suspect(
            String key, String ref, long targetId, boolean lostLongAgo, boolean reported) {}

    /**
     * What the comparison found so far.
     *
     * @param missing gone from the shop
     * @param reborn their id belongs to another product
     * @param back there, though they were lost
     * @param older how many are of an older state than they were left in
     * @param newest the highest id that still is the same product
     * @param all how many links were compared
     */
    public record Findings(
            List<Suspect> missing,
            List<Suspect> reborn,
            List<Suspect> back,
            int older,
            long newest,
            int all) {}

    /**
     * What is to be done.
     *
     * @param restored whether the shop was taken back to an older state
     * @param braked whether so much is concerned that a person is asked before anything is done
     * @param sentence why, for an operator
     * @param unlink links that are wrong: their products are looked for, or made again
     * @param lose deleted by a person: left alone and reported
     * @param back to be looked at again
     */
    public record Judgement(
            boolean restored,
            boolean braked,
            String sentence,
            List<Map<String, @Nullable Object>> unlink,
            List<Map<String, @Nullable Object>> lose,
            List<Map<String, @Nullable Object>> back) {}

    public Findings nothingFound() {
        return new Findings(List.of(), List.of(), List.of(), 0, 0, 0);
    }

    public boolean any(List<Map<String, @Nullable Object>> page) {
        return !page.isEmpty();
    }

    /** The highest id of a page, 0 when it is empty. */
    public long last(List<Map<String, @Nullable Object>> page) {
        return page.stream().mapToLong(LinkCheck::target).max().orElse(0);
    }

    /** The ids of a page as filter values, ready for a URL. */
    public String ids(List<Map<String, @Nullable Object>> page) {
        return page.stream()
                .map(row -> Long.toString(target(row)))
                .collect(Collectors.joining("%7C"));
    }

    /**
     * The findings with those of one more page.
     *
     * @param page rows of {@code links-page.sql}, read before the shop was asked
     * @param birthsStand whether no write of ours can set a birth
     */
    public Findings more(
            Findings soFar,
            List<Map<String, @Nullable Object>> page,
            Map<Long, ShopStamp> stamps,
            boolean birthsStand) {
        List<Suspect> missing = new ArrayList<>(soFar.missing());
        List<Suspect> reborn = new ArrayList<>(soFar.reborn());
        List<Suspect> back = new ArrayList<>(soFar.back());
        int older = soFar.older();
        long newest = soFar.newest();
        for (Map<String, @Nullable Object> row : page) {
            ShopStamp stamp = stamps.get(target(row));
            long lost = row.get("lost") instanceof Number n ? n.longValue() : 0;
            Suspect link =
                    new Suspect(
                            text(row, "source_key"),
                            text(row, "source_ref"),
                            target(row),
                            lost == 2,
                            lost > 0);
            if (stamp == null) {
                missing.add(link);
            } else if (isAnother(stamp, row, birthsStand)) {
                reborn.add(link);
            } else {
                newest = Math.max(newest, target(row));
                older += isOlder(stamp, row) ? 1 : 0;
                if (lost > 0) {
                    back.add(link);
                }
            }
        }
        return new Findings(missing, reborn, back, older, newest, soFar.all() + page.size());
    }

    /** Births that were not known yet, or are others of the same products. */
    public List<Map<String, @Nullable Object>> births(
            List<Map<String, @Nullable Object>> page,
            Map<Long, ShopStamp> stamps,
            boolean birthsStand) {
        List<Map<String, @Nullable Object>> births = new ArrayList<>();
        for (Map<String, @Nullable Object> row : page) {
            ShopStamp stamp = stamps.getOrDefault(target(row), ShopStamp.NONE);
            String known = text(row, "target_born");
            if (!stamp.born().isEmpty()
                    && !stamp.born().equals(known)
                    && !isAnother(stamp, row, birthsStand)) {
                births.add(
                        Map.of(
                                "targetId",
                                target(row),
                                "targetBorn",
                                stamp.born(),
                                "knownBorn",
                                known));
            }
        }
        return births;
    }

    /**
     * The judgement.
     *
     * @param suspicion rows of {@code suspicion.sql}: a restore may be proved already
     * @param percent more than that share of the links at once is for a person to confirm
     * @param few so many may have been deleted by a person
     */
    public Judgement judge(
            Findings findings,
            List<Map<String, @Nullable Object>> suspicion,
            int percent,
            int few) {
        List<Suspect> top =
                findings.missing().stream()
                        .filter(m -> m.targetId() > findings.newest() && !m.lostLongAgo())
                        .toList();
        List<Suspect> reborn = findings.reborn().stream().filter(r -> !r.lostLongAgo()).toList();
        boolean sure =
                suspicion.stream()
                        .anyMatch(
                                row ->
                                        row.get("suspicion_sure") instanceof Number n
                                                && n.intValue() == 1);
        if (!sure && findings.older() == 0 && top.size() + reborn.size() <= few) {
            int gone = newlyLost(findings.missing()) + newlyLost(findings.reborn());
            return isBraked(gone, findings.all(), percent, few)
                    ? braked(findings, gone)
                    : deletions(findings);
        }
        List<Suspect> wrong = new ArrayList<>(top);
        wrong.addAll(reborn);
        List<Suspect> deleted = new ArrayList<>(findings.missing());
        deleted.removeAll(top);
        int concerned = wrong.size() + newlyLost(deleted) + findings.older();
        return new Judgement(
                true,
                isBraked(concerned, findings.all(), percent, few),
                "The shop was restored from a backup: %d products made since are gone, %d ids belong to others, %d products are of an older state"
                        .formatted(top.size(), reborn.size(), findings.older()),
                rows(wrong),
                rows(deleted),
                rows(findings.back()));
    }

    /** Everything that is not there was deleted by a person. */
    public Judgement deletions(Findings findings) {
        List<Suspect> lose = new ArrayList<>(findings.missing());
        lose.addAll(findings.reborn());
        return new Judgement(false, false, "", List.of(), rows(lose), rows(findings.back()));
    }

    /** So many are gone at once that a person says whether it was a person. */
    private Judgement braked(Findings findings, int gone) {
        Judgement deletions = deletions(findings);
        return new Judgement(
                false,
                true,
                "%d of %d linked products are missing from the shop at once"
                        .formatted(gone, findings.all()),
                deletions.unlink(),
                deletions.lose(),
                deletions.back());
    }

    private static int newlyLost(List<Suspect> links) {
        return (int) links.stream().filter(l -> !l.reported()).count();
    }

    /** The brake of reconcile: the same share of links may go without a question. */
    private static boolean isBraked(int concerned, int all, int percent, int few) {
        return concerned > few && concerned * 100L > (long) percent * all;
    }

    /**
     * Why the shop looks restored, by the product that was written last; empty when it does not.
     */
    public String canary(
            List<Map<String, @Nullable Object>> canary,
            Map<Long, ShopStamp> stamps,
            boolean birthsStand) {
        Map<String, @Nullable Object> row = canary.get(0);
        ShopStamp stamp = stamps.get(target(row));
        if (stamp == null) {
            return "The shop's product %d (%s), which was written last, is gone"
                    .formatted(target(row), text(row, "source_ref"));
        }
        return canarySure(canary, stamps, birthsStand) == 0
                ? ""
                : "The shop's product %d (%s) is not as it was left: it looks restored from a backup"
                        .formatted(target(row), text(row, "source_ref"));
    }

    /** 1 when that proves a restore: a person may have deleted it, but takes nothing back. */
    public int canarySure(
            List<Map<String, @Nullable Object>> canary,
            Map<Long, ShopStamp> stamps,
            boolean birthsStand) {
        Map<String, @Nullable Object> row = canary.get(0);
        ShopStamp stamp = stamps.getOrDefault(target(row), ShopStamp.NONE);
        return isAnother(stamp, row, birthsStand) || isOlder(stamp, row) ? 1 : 0;
    }

    /** Why an id that the shop gave to a new product tells a restore; empty when none was there. */
    public String givenAgain(List<Map<String, @Nullable Object>> rows) {
        return rows.isEmpty()
                ? ""
                : "The shop gave a new product the id %d, which %s had: it looks restored from a backup"
                        .formatted(target(rows.get(0)), text(rows.get(0), "source_ref"));
    }

    /** Why so many that went lately tell a restore; empty when they are few. */
    public String tooMany(List<Map<String, @Nullable Object>> rows, int few) {
        long lost = rows.get(0).get("n") instanceof Number n ? n.longValue() : 0;
        return lost > few ? "%d products went from the shop in an hour".formatted(lost) : "";
    }

    /**
     * Returns when there is no suspicion; otherwise the delivery ends.
     *
     * @throws DoubtedLinks when there is one
     */
    public void requireTrust(String suspicion) {
        if (!suspicion.isEmpty()) {
            throw new DoubtedLinks(suspicion + ": all links are verified first");
        }
    }

    /**
     * Returns when nothing is being written.
     *
     * @throws DoubtedLinks otherwise
     */
    public void requireQuiet(List<Map<String, @Nullable Object>> rows) {
        if (rows.get(0).get("n") instanceof Number n && n.longValue() > 0) {
            throw new DoubtedLinks(
                    "The links are verified as soon as what is being written is done");
        }
    }

    private static boolean isAnother(
            ShopStamp stamp, Map<String, @Nullable Object> row, boolean birthsStand) {
        String born = text(row, "target_born");
        return birthsStand
                ? stamp.isAnotherThan(born)
                : !isBeingWritten(row) && stamp.isAnotherThan(born, text(row, "source_ref"));
    }

    /** Written like 2026-11-23 11:29:56: the order of texts is that of times. */
    private static boolean isOlder(ShopStamp stamp, Map<String, @Nullable Object> row) {
        String left = text(row, "target_changed");
        return !left.isEmpty()
                && !stamp.changed().isEmpty()
                && stamp.changed().compareTo(left) < 0
                && !isBeingWritten(row);
    }

    private static boolean isBeingWritten(Map<String, @Nullable Object> row) {
        return row.get("writing") instanceof Number n && n.intValue() == 1;
    }

    private static List<Map<String, @Nullable Object>> rows(List<Suspect> links) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Suspect link : links) {
            rows.add(Map.of("key", link.key(), "ref", link.ref(), "targetId", link.targetId()));
        }
        return rows;
    }

    private static long target(Map<String, @Nullable Object> row) {
        return row.get("target_id") instanceof Number n ? n.longValue() : 0;
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }
}
