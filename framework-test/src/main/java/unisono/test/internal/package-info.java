/// How the wire carries and reads.
package unisono.test.internal;
