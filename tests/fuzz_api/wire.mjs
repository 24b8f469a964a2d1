// One request over HTTP.

/** The answer with its text. A server may end a kept connection while the next request is on its way: that is tried once more. */
export async function send(url, request) {
    try {
        return await exchange(url, request);
    } catch (error) {
        if (!['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(error.cause?.code)) throw error;
        return exchange(url, request);
    }
}

async function exchange(url, {method, headers, body}) {
    const response = await fetch(url, {method, headers, body, redirect: 'manual'});
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0].trim();
    return {status: response.status, mediaType, etag: response.headers.get('etag'), text};
}
