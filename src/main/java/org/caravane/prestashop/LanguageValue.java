package org.caravane.prestashop;

import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlText;

/** One language of a multilingual field, as the Webservice writes it. */
public record LanguageValue(
        @JacksonXmlProperty(isAttribute = true) int id, @JacksonXmlText String value) {}
