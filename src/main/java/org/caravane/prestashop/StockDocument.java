package org.caravane.prestashop;

import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import java.util.List;
import java.util.Map;

/** Several stock rows in one request. */
@JacksonXmlRootElement(localName = "prestashop")
public record StockDocument(
        @JacksonXmlElementWrapper(useWrapping = false)
                @JacksonXmlProperty(localName = "stock_available")
                List<Map<String, Object>> rows) {}
