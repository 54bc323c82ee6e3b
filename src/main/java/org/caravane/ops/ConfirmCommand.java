package org.caravane.ops;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caravane.ops.log.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravane confirm ENDPOINT}: a person says that what Caravane did not believe of a shop is
 * so. The process that owns the endpoint goes on at its next probe.
 */
@Command(
        name = "confirm",
        description = {
            "Confirm what Caravane asks about a shop that looks restored or emptied.",
            "./caravane check and ./caravane status show the question."
        },
        mixinStandardHelpOptions = true)
public final class ConfirmCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ENDPOINT", description = "The name of the PrestaShop installation.")
    private String endpoint = "";

    @Mixin private final StoreOption option = new StoreOption();

    @Override
    public Integer call() {
        try (OpenStore store = option.open()) {
            List<Map<String, @Nullable Object>> asked =
                    store.jdbc().queryForList("select asks from endpoint where name = ?", endpoint);
            if (asked.isEmpty()) {
                throw new CannotStart(
                        "There is no endpoint %s: endpoints names %s"
                                .formatted(endpoint, store.setting("endpoints")));
            }
            Object question = asked.get(0).get("asks");
            int confirmed =
                    store.jdbc()
                            .update(
                                    "update endpoint set confirmed_at = current_timestamp, confirmed_by = ? where name = ? and asks is not null",
                                    person(),
                                    endpoint);
            if (confirmed == 0 || question == null) {
                throw new CannotStart("Nothing is asked about endpoint " + endpoint);
            }
            if (spec != null) {
                spec.commandLine()
                        .getOut()
                        .println(
                                Logs.shown(
                                        "Confirmed: %s%nThe process that owns endpoint %s goes on within seconds"
                                                .formatted(firstSentence(question), endpoint)));
            }
            return ExitCode.IN_STEP;
        }
    }

    private static String firstSentence(Object question) {
        return question.toString().split("\\. Nothing is dropped", 2)[0];
    }

    private static String person() {
        String name = System.getProperty("user.name", "an operator");
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
