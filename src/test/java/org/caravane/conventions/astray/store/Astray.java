package org.caravane.conventions.astray.store;

import java.net.http.HttpClient;

public record Astray(org.caravane.conventions.astray.ops.Astray knows, HttpClient client) {}
