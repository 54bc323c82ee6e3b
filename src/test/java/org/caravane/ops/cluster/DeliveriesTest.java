package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.caravane.failure.NoLeave;
import org.caravane.failure.StaleClaim;
import org.caravane.ops.Lease;
import org.caravane.ops.Ownership;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final CamelContext context = new DefaultCamelContext();
    private long nanos;
    private final Ownership ownership =
            new Ownership(
                    Clock.systemUTC(),
                    Duration.ofHours(1),
                    new Lease(Clock.systemUTC(), () -> nanos, Duration.ofSeconds(15)));
    private final Leaves leaves = new Leaves(ownership, 15, Map.of("main", 8));
    private final StoreWatch storeWatch = new StoreWatch(() -> nanos);
    private final Deliveries unit = new Deliveries(ownership, leaves, storeWatch);

    @Test
    void beginsForAnEndpointThatItOwnsAndHasProbed() {
        assertThat(unit.begin(exchange(), "main")).as("not owned").isFalse();

        own(Map.of("name", "main"));
        assertThat(unit.begin(exchange(), "main")).as("not probed").isFalse();

        ownership.probed("main");
        assertThat(unit.begin(exchange(), "main")).isTrue();

        nanos += Duration.ofSeconds(15).toNanos();
        assertThat(unit.begin(exchange(), "main")).as("lease ran out").isFalse();
    }

    @Test
    void beginsNothingWhileTheStoreDoesNotAnswer() {
        ours();
        storeWatch.failed(new SQLException("gone", "08006"));
        assertThat(unit.begin(exchange(), "main")).isFalse();

        storeWatch.answered();
        assertThat(unit.begin(exchange(), "main")).isTrue();
    }

    @Test
    void handsOverWhenTheLastDeliveryIsDone() {
        ours();
        Exchange first = exchange();
        Exchange second = exchange();
        assertThat(unit.begin(first, "main")).isTrue();
        assertThat(unit.begin(second, "main")).isTrue();

        own(Map.of("name", "main", "next_owner", "other"));

        assertThat(unit.begin(exchange(), "main")).as("it leaves").isFalse();
        assertThat(unit.drained()).isEmpty();
        done(first);
        assertThat(unit.drained()).isEmpty();
        done(second);
        assertThat(unit.drained()).containsExactly("main");
    }

    @Test
    void sendsNothingForAnEndpointThatMayBeAnothers() {
        assertThatThrownBy(() -> leaves.await(exchange(), "main", "read"))
                .isInstanceOf(StaleClaim.class);
        assertThatThrownBy(() -> leaves.await(exchange(), "main", "write"))
                .isInstanceOf(StaleClaim.class);
    }

    @Test
    void givesBackAClaimWhenTheShopWasAskedEnough() throws InterruptedException {
        ours();
        leaves.renewals();
        leaves.told();
        Exchange delivery = exchange();
        leaves.await(delivery, "main", "read");
        leaves.renewals();
        leaves.told();
        leaves.answered(leaves.await(delivery, "main", "read"));

        assertThat(unit.begin(exchange(), "main")).isTrue();
        done(delivery);
        for (int i = 0; i < 6; i++) {
            leaves.renewals();
            leaves.told();
            leaves.answered(leaves.await(delivery, "main", "read"));
        }

        assertThat(unit.begin(exchange(), "main")).as("none left").isFalse();
        assertThatThrownBy(() -> leaves.await(delivery, "main", "write"))
                .isInstanceOf(NoLeave.class)
                .hasMessage("The endpoint main had its 8 requests of this minute");
    }

    private void ours() {
        own(Map.of("name", "main"));
        ownership.probed("main");
    }

    private void own(Map<String, Object> row) {
        leaves.inherit(List.of(row));
        ownership.seen(List.of(row), ownership.now());
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        return exchange;
    }

    private static void done(Exchange exchange) {
        UnitOfWork work = exchange.getUnitOfWork();
        work.done(exchange);
    }
}
