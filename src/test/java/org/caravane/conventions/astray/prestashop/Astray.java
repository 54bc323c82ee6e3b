package org.caravane.conventions.astray.prestashop;

public record Astray(org.caravane.conventions.astray.dolibarr.Astray knows) {}
