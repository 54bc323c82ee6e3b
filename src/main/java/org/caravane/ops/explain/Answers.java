package org.caravane.ops.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.ops.CannotStart;
import org.caravane.ops.RouteFiles;
import org.caravane.ops.Settings;
import org.caravane.store.Notes.Recipient;

/**
 * What Dolibarr and the shops say of a reference at this moment. They are asked while the store is
 * closed: an answer may take minutes, and a process that starts meanwhile wants to open it.
 */
final class Answers implements AutoCloseable {
    private final String ref;
    private final Optional<RouteFiles> routes;
    private final Optional<Settings> settings;
    private final Map<String, SourceView> sources = new HashMap<>();
    private final Map<String, String> unasked = new HashMap<>();
    private final Map<String, ShopView> shops = new HashMap<>();
    private List<String> listed = List.of();
    private String failed = "";

    /** Nothing can be asked, for that reason. */
    Answers(String ref, String why) {
        this.ref = ref;
        this.routes = Optional.empty();
        this.settings = Optional.empty();
        this.failed = why;
    }

    /** Asks Dolibarr which keys have the reference. */
    Answers(String ref, RouteFiles routes) {
        this.ref = ref;
        this.routes = Optional.of(routes);
        this.settings = Optional.of(routes.settings());
        try {
            listed = new SourceAsk(routes).keys(ref);
        } catch (CannotStart e) {
            failed = String.valueOf(e.getMessage());
        }
    }

    /** Asks Dolibarr and each shop for each key. */
    void ask(Remembered remembered) {
        routes.ifPresent(
                asked -> {
                    SourceAsk source = new SourceAsk(asked);
                    ShopAsk shop = new ShopAsk(asked, remembered.pauses());
                    for (String key : remembered.keys()) {
                        if (failed.isEmpty()) {
                            ask(source, key);
                        }
                        for (Recipient to : remembered.shops()) {
                            shops.put(
                                    key + "/" + to.shop(),
                                    shop.view(
                                            to, remembered.target(to, key), ref(remembered, key)));
                        }
                    }
                });
    }

    private void ask(SourceAsk source, String key) {
        try {
            sources.put(key, source.view(key));
        } catch (CannotStart e) {
            unasked.put(key, String.valueOf(e.getMessage()));
        }
    }

    /** What Dolibarr calls it now or, where it cannot tell, as it was called. */
    private String ref(Remembered remembered, String key) {
        return source(key)
                .flatMap(SourceView::product)
                .flatMap(
                        reading ->
                                reading instanceof Reading.Read<Product> read
                                        ? Optional.of(read.value().ref())
                                        : Optional.empty())
                .orElseGet(() -> remembered.refOf(key));
    }

    /** The keys that have it in Dolibarr now. */
    List<String> listed() {
        return listed;
    }

    /** Why Dolibarr could not be asked for the reference; empty when it was. */
    String failed() {
        return failed;
    }

    /** As a process reads them; empty when they are not complete. */
    Optional<Settings> settings() {
        return settings;
    }

    Optional<SourceView> source(String key) {
        return Optional.ofNullable(sources.get(key));
    }

    /** Why Dolibarr could not be asked for the key; empty when it was. */
    String unasked(String key) {
        return unasked.getOrDefault(key, failed);
    }

    ShopView shop(Recipient to, String key) {
        ShopView view = shops.get(key + "/" + to.shop());
        return view == null ? ShopView.unasked(Optional.empty(), ref, failed) : view;
    }

    @Override
    public void close() {
        routes.ifPresent(RouteFiles::close);
    }
}
