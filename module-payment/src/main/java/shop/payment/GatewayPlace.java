package shop.payment;

import java.net.URI;

/// Where the payment gateway is. The application binds one. Thread-safe.
public interface GatewayPlace {
    /// Its address, without a path. May start one, and then takes the time that this takes.
    ///
    /// @throws GatewayFailure if there is none to be had
    URI address();

    /// Tells that nobody is there: who can look for another place does, before [#address()] is
    /// asked the next time.
    void nobodyAt(URI address);
}
