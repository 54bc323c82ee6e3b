package org.caravane.conventions.astray.ops;

public final class Astray {}
