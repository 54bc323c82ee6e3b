package org.caravane.conventions.astray.dolibarr;

public record Astray(org.caravane.conventions.astray.prestashop.Astray knows) {}
