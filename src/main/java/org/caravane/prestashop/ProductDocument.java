package org.caravane.prestashop;

import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import java.util.List;
import java.util.Map;

/** Several products in one request: siblings under the root (contract, section 4). */
@JacksonXmlRootElement(localName = "prestashop")
public record ProductDocument(
        @JacksonXmlElementWrapper(useWrapping = false) @JacksonXmlProperty(localName = "product")
                List<Map<String, Object>> products) {}
