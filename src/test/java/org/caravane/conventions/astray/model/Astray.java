package org.caravane.conventions.astray.model;

import com.fasterxml.jackson.databind.JsonNode;

public record Astray(JsonNode json) {}
