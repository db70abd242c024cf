package app.baskets;

import java.math.BigDecimal;

/// One row of a basket, as dirty as it came: the quantity may be negative, the description empty,
/// the price zero or of a tenth of a penny. Each is for the module to refuse whose rule it breaks.
///
/// @param unitPrice in pounds sterling, with as many decimals as the file has
public record BasketLine(
        String stockCode, String description, int quantity, BigDecimal unitPrice) {}
