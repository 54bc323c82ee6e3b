package org.caravane.conventions.astray.sandbox;

import org.apache.camel.Exchange;

public record Astray(Exchange exchange) {}
