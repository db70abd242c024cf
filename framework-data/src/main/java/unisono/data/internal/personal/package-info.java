/// Personal data in payloads: encrypted with a key of the person, until that is destroyed.
package unisono.data.internal.personal;
