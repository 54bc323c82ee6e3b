package org.caravane.ops.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.figures.Figure;
import org.jspecify.annotations.Nullable;

/**
 * {@code org.caravane:type=shop,name=NAME}: the figures of {@code status} as attributes, and what
 * an operator does to a shop as operations. While the store is silent the attribute {@code Store}
 * says so and the others are null.
 */
final class ShopMBean implements DynamicMBean {
    private static final List<String> TEXTS =
            List.of(
                    "Store",
                    "Source",
                    "SourcePolledAt",
                    "SourceReconciledAt",
                    "PauseReason",
                    "Endpoint",
                    "EndpointReason",
                    "EndpointPausedSince",
                    "EndpointOwner",
                    "LastError",
                    "LastErrorAt");
    private static final List<String> FLAGS = List.of("Paused", "EndpointPaused");
    private static final List<String> ENTITIES = List.of("product", "stock");

    private final Recipient shop;
    private final FigureCache figures;
    private final Operator operator;

    ShopMBean(Recipient shop, FigureCache figures, Operator operator) {
        this.shop = shop;
        this.figures = figures;
        this.operator = operator;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (!described().containsKey(name)) {
            throw unknown(name);
        }
        return ShopAttributes.of(figures.look(), shop.shop()).get(name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        Map<String, @Nullable Object> values = ShopAttributes.of(figures.look(), shop.shop());
        AttributeList list = new AttributeList();
        for (String name : names) {
            if (described().containsKey(name)) {
                list.add(new Attribute(name, values.get(name)));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw unknown(attribute.getName() + " to set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(
            String operation, @Nullable Object @Nullable [] given, String @Nullable [] signature) {
        String reason =
                given == null || given.length == 0 || given[0] == null
                        ? ""
                        : String.valueOf(given[0]);
        try {
            return told(operation, reason);
        } finally {
            figures.forget();
        }
    }

    private String told(String operation, String reason) {
        return switch (operation) {
            case "pause" -> operator.pause(shop.shop(), reason);
            case "resume" -> operator.resume(shop.shop());
            case "reconcile" -> operator.reconcile();
            case "replayAll" -> operator.replayAll(shop);
            default -> throw unknown(operation);
        };
    }

    /** Only a client that does not look at the description asks for what is not there. */
    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("A shop has no attribute or operation " + name);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes =
                described().entrySet().stream()
                        .map(
                                a ->
                                        new MBeanAttributeInfo(
                                                a.getKey(),
                                                a.getValue().get(0),
                                                a.getValue().get(1),
                                                true,
                                                false,
                                                false))
                        .toArray(MBeanAttributeInfo[]::new);
        MBeanOperationInfo[] operations = {
            operation(
                    "pause",
                    "Deliver nothing more to this shop until it is resumed, restarts included",
                    new MBeanParameterInfo(
                            "reason", "java.lang.String", "why, for who looks later")),
            operation("resume", "Deliver to this shop again"),
            operation(
                    "reconcile",
                    "Compare everything in Dolibarr with every shop, in the background"),
            operation("replayAll", "Look again at every open dead letter of this shop")
        };
        return new MBeanInfo(
                ShopMBean.class.getName(),
                "The shop " + shop.shop(),
                attributes,
                null,
                operations,
                null);
    }

    private static MBeanOperationInfo operation(
            String name, String description, MBeanParameterInfo... parameters) {
        return new MBeanOperationInfo(
                name, description, parameters, "java.lang.String", MBeanOperationInfo.ACTION);
    }

    /** Type and description of each attribute, by its name. */
    private static Map<String, List<String>> described() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        FLAGS.forEach(name -> attributes.put(name, List.of("java.lang.Boolean", name)));
        for (String entity : ENTITIES) {
            for (Figure figure : Figure.values()) {
                attributes.put(
                        ShopAttributes.name(entity, figure),
                        List.of(
                                figure == Figure.RATE ? "java.lang.Double" : "java.lang.Long",
                                entity + ": " + figure.description()));
            }
        }
        TEXTS.forEach(name -> attributes.put(name, List.of("java.lang.String", name)));
        return attributes;
    }
}
