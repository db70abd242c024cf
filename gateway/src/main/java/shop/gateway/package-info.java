/// The sandbox gateway: [SandboxGateway].
///
/// - **capture**: money taken, once per **key**, however often it is asked for.
/// - **journal**: the file of all captures, on the disk before anybody is answered.
/// - **reversal**: a capture given back, or one that shall never come.
package shop.gateway;
