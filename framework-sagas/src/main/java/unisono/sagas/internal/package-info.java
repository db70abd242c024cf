/// How processes are kept, stepped and taken back.
package unisono.sagas.internal;
