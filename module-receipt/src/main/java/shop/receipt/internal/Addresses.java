package shop.receipt.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import shop.cart.CustomerId;
import shop.receipt.Post;
import shop.receipt.PostException;

/// The addresses of customers. Who is known by an address has that one; who is known by a number or
/// a name gets one in a domain, made so that no two have the same, and nothing of the name can be
/// mistaken for another part of the mail.
final class Addresses {
    /// As most are, and nothing that has to be quoted.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private final String domain;

    Addresses(String domain) {
        this.domain = domain;
    }

    InternetAddress of(CustomerId customer) {
        var text = customer.value();
        try {
            return PLAIN.matcher(text).matches()
                    ? new InternetAddress(text, true)
                    : new InternetAddress(
                            local(text) + "@" + domain,
                            "Customer " + CONTROLS.matcher(text).replaceAll(" "),
                            "UTF-8");
        } catch (AddressException e) {
            return unknown(text);
        } catch (UnsupportedEncodingException e) {
            throw new PostException("There is no UTF-8 here.", e);
        }
    }

    private InternetAddress unknown(String text) {
        try {
            return new InternetAddress(local(text) + "@" + domain, true);
        } catch (AddressException e) {
            throw new PostException("%s is no domain for addresses.".formatted(domain), e);
        }
    }

    /// Whether nobody gets what is sent there.
    boolean leadsNowhere(InternetAddress address) {
        return address.getAddress().endsWith("@" + Post.NOWHERE);
    }

    /// Letters and digits, and the rest in hexadecimal.
    private static String local(String text) {
        var local = new StringBuilder("customer-");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (Character.isLetterOrDigit(b) && b > 0) {
                local.append((char) b);
            } else {
                local.append("_%02x".formatted(b));
            }
        }
        return local.toString();
    }
}
