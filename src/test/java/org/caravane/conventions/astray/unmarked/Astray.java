package org.caravane.conventions.astray.unmarked;

public final class Astray {}
